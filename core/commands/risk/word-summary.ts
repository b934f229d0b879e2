import type { CommandChat, Words } from "../../access/index.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { Call } from "../call.ts";

type Confirming = { confirmation?(values: unknown, chat: CommandChat): Words };

/** Says in one sentence what is about to happen: the command's own words, else its summary and what it was given. */
export function wordSummary({ command, given }: Call, values: object, chat: CommandChat): Words {
  const own = unsafeCast<Confirming>(command).confirmation?.(values, chat);
  if (own) return own;
  const named: Readonly<Record<string, unknown>> = { ...values };
  const said = given.map(({ argument, said: typed }) => nameOf(named[argument.name]) ?? typed).join(", ");
  const line = (summary: string) => (said === "" ? `${summary}.` : `${summary}: ${said}.`);
  return { en: line(command.summary.en), de: line(command.summary.de) };
}

/** As the object is called, not as it was typed. */
function nameOf(value: unknown): string | null {
  const { name, number } = Object(value);
  if (typeof name === "string") return name;
  return typeof number === "number" ? `#${number}` : null;
}
