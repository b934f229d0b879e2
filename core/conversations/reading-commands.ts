import { commandsFor, scopeOf, type CommandAnswer, type Words } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { CONVERSATION, subjectOf } from "./command-subject.ts";
import { findConversation, withinScope } from "./visible.ts";

const { readCommand } = commandsFor<unknown>();

const MEMBERS = { for: "member", where: ["direct", "staff", "page"] } as const;

/** What one answer holds; who wants more opens the inbox. */
const SHOWN = 10;

type QueueRow = {
  readonly number: string;
  readonly title: string;
  readonly channel: string;
  readonly assignee: string | null;
  readonly minutes: number | null;
};

type WhoRow = {
  readonly number: string;
  readonly title: string;
  readonly channel: string;
  readonly assignee: string | null;
  readonly people: readonly string[];
};

/** What members type to see how conversations stand. */
export const readingCommands = [
  readCommand({
    ...MEMBERS,
    name: "queue",
    summary: { en: "Lists who has waited longest", de: "Zeigt, wer am längsten wartet" },
    example: "/queue mine",
    arguments: [
      {
        name: "which",
        kind: "choice",
        choices: ["all", "mine", "unassigned"],
        optional: true,
        summary: { en: "all, mine or unassigned", de: "all, mine oder unassigned" },
      },
    ],
    permission: "conversation.read",
    async answer({ tx, actor, values: { which } }) {
      const values: unknown[] = [tx.organizationId, SHOWN];
      const where = [withinScope(scopeOf(actor, "conversation.read"), values)];
      if (which === "unassigned") where.push("c.assignee_id is null");
      if (which === "mine" && actor.kind === "member")
        where.push(`c.assignee_id = $${values.push(actor.userId)}`);
      const { rows } = await tx.client.query<QueueRow>(
        `select c.number, coalesce(k.name, c.title) as title, ch.name as channel, u.name as assignee,
           floor(extract(epoch from clock_timestamp() - c.waiting_since) / 60)::int as minutes
         from comm_conversations c
         join comm_channels ch on ch.organization_id = c.organization_id and ch.id = c.channel_id
         left join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id and c.thread_kind <> 'group'
         left join users u on u.id = c.assignee_id
         where c.organization_id = $1 and c.audience = 'customers' and c.status = 'open' and ${where.join(" and ")}
         order by c.waiting_since nulls last, c.last_activity_at limit $2`,
        values,
      );
      return queueAnswer(rows);
    },
  }),
  readCommand({
    ...MEMBERS,
    name: "who",
    summary: { en: "Says who takes part and who is in charge", de: "Sagt, wer dabei und wer zuständig ist" },
    example: "/who #12",
    arguments: [CONVERSATION],
    permission: "conversation.read",
    async answer({ tx, actor, values, chat }) {
      const { id } = await findConversation(tx, actor, subjectOf(values, chat));
      return whoAnswer(await readWho(tx, id));
    },
  }),
];

function queueAnswer(rows: readonly QueueRow[]): CommandAnswer {
  if (rows.length === 0) return { text: { en: "Nobody waits.", de: "Niemand wartet." } };
  const line = (row: QueueRow, waits: (minutes: number) => string, free: string) =>
    `#${row.number} ${row.title} (${row.channel})${row.minutes === null ? "" : `, ${waits(row.minutes)}`} · ${row.assignee ?? free}`;
  return {
    text: {
      en: rows.map((row) => line(row, (minutes) => `waits ${minutes} min`, "nobody in charge")).join("\n"),
      de: rows.map((row) => line(row, (minutes) => `wartet ${minutes} min`, "niemand zuständig")).join("\n"),
    },
    buttons: rows
      .filter((row) => row.assignee === null)
      .slice(0, 3)
      .map((row) => ({
        label: { en: `Claim #${row.number}`, de: `#${row.number} übernehmen` },
        command: `/claim #${row.number}`,
      })),
  };
}

async function readWho(tx: Transaction, conversationId: string): Promise<WhoRow | undefined> {
  const { rows } = await tx.client.query<WhoRow>(
    `select c.number, coalesce(k.name, c.title) as title, ch.name as channel, u.name as assignee,
       array(select p.name from comm_participants x join comm_contacts p on p.organization_id = x.organization_id and p.id = x.contact_id
         where x.organization_id = c.organization_id and x.conversation_id = c.id and x.left_at is null order by p.name limit 20) as people
     from comm_conversations c
     join comm_channels ch on ch.organization_id = c.organization_id and ch.id = c.channel_id
     left join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id and c.thread_kind <> 'group'
     left join users u on u.id = c.assignee_id
     where c.organization_id = $1 and c.id = $2`,
    [tx.organizationId, conversationId],
  );
  return rows[0];
}

function whoAnswer(row: WhoRow | undefined): CommandAnswer {
  const people = row?.people.join(", ") || row?.title || "?";
  const head = `#${row?.number ?? "?"} ${row?.title ?? ""} (${row?.channel ?? "?"})`;
  const text: Words = {
    en: `${head}\nTakes part: ${people}\nIn charge: ${row?.assignee ?? "nobody"}`,
    de: `${head}\nDabei: ${people}\nZuständig: ${row?.assignee ?? "niemand"}`,
  };
  return { text };
}
