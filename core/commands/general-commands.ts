import { commandsFor } from "../access/index.ts";

const { readCommand } = commandsFor<unknown>();

/** What concerns commands themselves. */
export const generalCommands = [
  readCommand({
    name: "status",
    for: "contact",
    where: ["direct"],
    summary: { en: "Says how your conversation stands", de: "Sagt, wie es um Ihr Gespräch steht" },
    example: "/status",
    arguments: [],
    permission: "contact",
    async answer({ tx, chat }) {
      const { rows } = await tx.client.query<{ number: string; status: string; name: string | null }>(
        `select c.number, c.status, u.name from comm_conversations c left join users u on u.id = c.assignee_id
         where c.organization_id = $1 and c.id = $2`,
        [tx.organizationId, chat.subject],
      );
      const row = rows[0];
      return {
        text: {
          en: `Your conversation #${row?.number} is ${row?.status}. ${row?.name ? `${row.name} takes care of it.` : "Nobody has taken it yet."}`,
          de: `Ihr Gespräch #${row?.number} ist ${row?.status}. ${row?.name ? `${row.name} kümmert sich darum.` : "Noch hat es niemand übernommen."}`,
        },
      };
    },
  }),
];
