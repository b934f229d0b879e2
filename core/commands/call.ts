import type { ArgumentKind, ArgumentValue, Command, CommandAudience } from "../access/index.ts";
import type { ConversationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { GivenArgument } from "./parse/index.ts";

/** A command with its arguments as they were given, before they are looked up. */
export type Call = { readonly command: Command; readonly given: readonly GivenArgument[] };

/** Calls a command with words for its argument of this name, as they stand: nothing in them is parsed. */
export const callWithWords = (command: Command, name: string, words: string): Call => ({
  command,
  given: command.arguments
    .filter((argument) => argument.name === name)
    .map((argument) => ({ argument, said: words, value: { kind: "rest", value: words } })),
});

/** A call as a row keeps it, with what its chat was about. Its arguments are looked up again when it is carried out. */
export type KeptCall = {
  readonly command: string;
  readonly for: CommandAudience;
  readonly given: readonly KeptArgument[];
  readonly subject: ConversationId | null;
};
type KeptArgument = Omit<GivenArgument, "argument" | "value" | "moment"> & {
  readonly name: string;
  readonly value?: { readonly kind: ArgumentKind; readonly value: unknown };
};

/** Makes a call storable. */
export const keepCall = ({ command, given }: Call, subject: ConversationId | null): KeptCall => ({
  command: command.name,
  for: command.for,
  given: given.map(({ argument, value, moment: _, ...said }) => ({
    name: argument.name,
    ...said,
    ...(value && { value: { kind: value.kind, value: writeValue(value) } }),
  })),
  subject,
});

/** Reads a call that was kept; null where the command or an argument is no more. */
export function readCall(kept: KeptCall, commands: readonly Command[]): Call | null {
  const command = commands.find((one) => one.name === kept.command && one.for === kept.for);
  if (!command) return null;
  const given: GivenArgument[] = [];
  for (const { name, value, ...said } of kept.given) {
    const argument = command.arguments.find((one) => one.name === name);
    if (!argument) return null;
    given.push({ ...said, argument, ...(value && { value: readValue(value) }) });
  }
  return { command, given };
}

/** The same call with one more argument, or another in its place. */
export const withArgument = ({ command, given }: Call, added: GivenArgument): Call => ({
  command,
  given: [...given.filter(({ argument }) => argument.name !== added.argument.name), added],
});

const writeValue = ({ kind, value }: ArgumentValue): unknown =>
  kind === "duration" || kind === "date" ? value.toString() : value;

function readValue({ kind, value }: NonNullable<KeptArgument["value"]>): ArgumentValue {
  if (kind === "duration") return { kind, value: Temporal.Duration.from(String(value)) };
  if (kind === "date") return { kind, value: Temporal.PlainDate.from(String(value)) };
  return unsafeCast({ kind, value });
}
