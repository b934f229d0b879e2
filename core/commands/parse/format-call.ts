import type { Command, CommandArgument } from "../../access/index.ts";
import type { GivenArgument } from "./parsed.ts";

type Said = Pick<GivenArgument, "argument" | "said">;

/**
 * Writes a call as somebody would type it, such that parsing it gives the same arguments: for buttons, and for the
 * question which of several was meant. A mention becomes the name it shows.
 */
export function formatCall(command: Command, given: readonly Said[]): string {
  const saidOf = new Map(given.map(({ argument, said }) => [argument.name, said]));
  const inPlace = placeable(command, saidOf);
  const isTail = ({ kind }: CommandArgument) => kind === "rest";
  const named = given.filter(({ argument }) => !inPlace.includes(argument));
  const placed = inPlace.map((argument) => ({ argument, said: saidOf.get(argument.name) ?? "" }));
  const words = [
    ...named.map(({ argument, said }) => `--${argument.name} ${quote(said)}`),
    ...placed.filter(({ argument }) => !isTail(argument)).map(({ argument, said }) => word(argument, said)),
    ...placed.filter(({ argument }) => isTail(argument)).map(({ said }) => formatTail(said)),
  ];
  return [`/${command.name}`, ...words].join(" ");
}

/** Returns the arguments that can stand in their place: up to the first that is left out, unless that is a conversation and the next word is clearly none. */
function placeable(command: Command, saidOf: ReadonlyMap<string, string>): readonly CommandArgument[] {
  const placed: CommandArgument[] = [];
  let before: CommandArgument | null = null;
  for (const argument of command.arguments.filter(({ option }) => !option)) {
    const said = saidOf.get(argument.name);
    const isLeftOut = said === undefined && argument.kind === "conversation" && argument.optional === true;
    const fits =
      said !== undefined && fitsInPlace(argument, said) && !(before && MAY_BE_CONVERSATION.test(said));
    if (!fits && !(isLeftOut && before === null)) break;
    before = isLeftOut ? argument : null;
    if (!isLeftOut) placed.push(argument);
  }
  return placed;
}

/** Also quotes with nothing in them, which leave the conversation out in so many words. */
const MAY_BE_CONVERSATION = /^["“„«]?#\d|^\d+$|^["“„«]\s*["”“»]/;

/** A raw tail has no spaces around it. */
const fitsInPlace = ({ kind }: CommandArgument, said: string): boolean =>
  kind !== "rest" || (said !== "" && said === said.trim() && !said.startsWith("\uFEFF"));

/** A date takes further words that fit it unless it is in quotes, and a bare number may be another argument's. */
function word({ kind }: CommandArgument, said: string): string {
  if (kind === "date") return inQuotes(said);
  return kind === "conversation" && /^\d+$/.test(said) ? `#${said}` : quote(said);
}

const quote = (said: string): string =>
  said === "" || /\s/.test(said) || /^["“„«]/.test(said) || /^(--|—)/.test(said) ? inQuotes(said) : said;

const inQuotes = (said: string): string => `"${said.replaceAll('"', '""')}"`;

const formatTail = (said: string): string => (/^(--|—)/.test(said) ? `-- ${said}` : said);
