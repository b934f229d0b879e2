import { commandsFor } from "../access/index.ts";
import { listAudit, type AuditRow } from "./queries.ts";

const { readCommand } = commandsFor<unknown>();

/** What members type about the audit trail. */
export const auditCommands = [
  readCommand({
    for: "member",
    where: ["direct", "page"],
    name: "audit",
    summary: {
      en: "Lists the latest entries of the audit log",
      de: "Zeigt die letzten Einträge des Protokolls",
    },
    example: "/audit",
    arguments: [],
    permission: "audit.read",
    async answer({ tx }) {
      const text = (await listAudit(tx, { limit: 10 })).map(lineOf).join("\n");
      return text === ""
        ? { text: { en: "Nothing has been recorded yet.", de: "Noch ist nichts verzeichnet." } }
        : { text: { en: text, de: text } };
    },
  }),
];

const lineOf = ({ at, actor_name, actor_kind, action, target_id }: AuditRow): string =>
  `${at.toISOString().slice(0, 16).replace("T", " ")} ${actor_name ?? actor_kind}: ${action}${target_id === null ? "" : ` ${target_id}`}`;
