import type { Command, CommandAudience, CommandLanguage, Words } from "../../../access/index.ts";
import { cutText } from "../../../kernel/cut-text.ts";
import { withoutHidden } from "../disguise.ts";
import type { Fault } from "../parsed.ts";
import { PLACES } from "./places.ts";
import { SENTENCES, type FaultFacts } from "./sentences.ts";

const EITHER = {
  en: new Intl.ListFormat("en-GB", { type: "disjunction" }),
  de: new Intl.ListFormat("de", { type: "disjunction" }),
};

/** UTF-16 units of what was typed that an error repeats. */
const SHOWN_MAX = 40;
/** Possibilities that an error lists. */
const LISTED_MAX = 12;

/** Words an error: what is wrong, what to do, what was probably meant, and an example of the command. */
export function wordFault(fault: Fault, commands: readonly Command[], audience: CommandAudience): Words {
  const example = exampleFor(fault, commands, audience);
  const sentence = SENTENCES[fault.code];
  const meant = meantBy(fault);
  const en = [
    sentence.en(factsOf(fault, "en")),
    meant === null ? "" : `Did you mean ${meant}?`,
    example === null ? "" : `Example: ${example}`,
  ];
  const de = [
    sentence.de(factsOf(fault, "de")),
    meant === null ? "" : `Meintest du ${meant}?`,
    example === null ? "" : `Beispiel: ${example}`,
  ];
  return { en: join(en), de: join(de) };
}

const join = (sentences: readonly string[]): string =>
  sentences.filter((sentence) => sentence !== "").join(" ");

/** Two durations are equally near; their sentence names both. */
function meantBy({ code, nearest }: Fault): string | null {
  if (nearest === null || code === "duration_without_unit") return null;
  return NAMES_A_COMMAND.includes(code) ? `/${nearest}` : nearest;
}

const NAMES_A_COMMAND: readonly Fault["code"][] = ["unknown_command", "disguised_name", "unknown_subcommand"];

function factsOf({ said, argument, among = [], code }: Fault, language: CommandLanguage): FaultFacts {
  const shown = withoutHidden(said).trim().replaceAll(/\s+/g, " ");
  const named = code === "wrong_place" ? among.map((place) => PLACES[language].get(place) ?? place) : among;
  const listed = named.length > LISTED_MAX ? [...named.slice(0, LISTED_MAX), "…"] : named;
  return {
    said: shown.length > SHOWN_MAX ? `${cutText(shown, SHOWN_MAX)}…` : shown,
    argument: argument?.name ?? "",
    list: EITHER[language].format(listed),
  };
}

/** The example of the command, of the one that was probably meant, of the help, or of any. */
function exampleFor(fault: Fault, commands: readonly Command[], audience: CommandAudience): string | null {
  const known = commands.filter((command) => command.for === audience);
  const isNamed = ({ name, aliases = [] }: Command, said: string | null) =>
    said !== null && [name, ...aliases].some((one) => one === said || one.startsWith(`${said} `));
  const command =
    fault.command ??
    known.find((one) => isNamed(one, fault.nearest)) ??
    known.find((one) => isNamed(one, "help")) ??
    known[0];
  return command?.example ?? null;
}
