import type {
  ArgumentValue,
  Command,
  CommandArgument,
  CommandAudience,
  CommandPlace,
  Words,
} from "../../access/index.ts";
import type { RichText } from "../../protocol/index.ts";

/** What was typed, and where. */
export type Typed = {
  readonly text: RichText;
  readonly audience: CommandAudience;
  readonly place: CommandPlace;
  readonly addressedTo: string | null;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly zone: string;
  readonly today: Temporal.PlainDate;
};
export type GivenArgument = {
  readonly argument: CommandArgument;
  readonly said: string;
  readonly value?: ArgumentValue;
};
export type CallParsed = {
  readonly kind: "call";
  readonly command: Command;
  readonly given: readonly GivenArgument[];
  readonly missing: readonly CommandArgument[];
};
export type Parsed =
  | { readonly kind: "message" }
  | CallParsed
  | {
      readonly kind: "error";
      readonly code: string;
      readonly words: Words;
      readonly said: string;
      readonly command: Command | null;
    };

export function parseCommand(typed: Typed, commands: readonly Command[]): Parsed {
  const [, name, rest = ""] = /^\/([a-z]+)(?: (.*))?$/.exec(typed.text.text.trim()) ?? [];
  const command = commands.find((one) => one.name === name && one.for === typed.audience);
  if (!command) return { kind: "message" };
  const [first] = command.arguments;
  return {
    kind: "call",
    command,
    given: first && rest ? [{ argument: first, said: rest }] : [],
    missing: [],
  };
}
