import type {
  Command,
  CommandArgument,
  CommandAudience,
  CommandLanguage,
  CommandPlace,
} from "../../access/index.ts";
import type { CommandMenu, MenuAudience, MenuCommand, MenuParameter } from "../../protocol/index.ts";

/** A chat in which members act. */
export type StaffChat = Exclude<MenuAudience, { readonly kind: "contacts" }>;

/** The platforms' menus in every language that commands speak; English is for all others. Pure. */
export function menusOf(
  commands: readonly Command[],
  custom: readonly MenuCommand[],
  staff: readonly StaffChat[],
): readonly CommandMenu[] {
  const audiences: readonly MenuAudience[] = [{ kind: "contacts" }, ...staff];
  return audiences.flatMap((audience) =>
    LANGUAGES.map(([language, words]) => ({
      audience,
      language,
      commands: [
        ...shownTo(audience, commands).map((command) => toMenuCommand(command, words)),
        ...(audience.kind === "contacts" ? custom : []),
      ],
    })),
  );
}

const LANGUAGES: readonly (readonly [string | null, CommandLanguage])[] = [
  [null, "en"],
  ["de", "de"],
];

const FINDS: Readonly<Record<MenuAudience["kind"], readonly [CommandAudience, CommandPlace]>> = {
  contacts: ["contact", "direct"],
  members: ["member", "direct"],
  staff: ["member", "staff"],
};

function shownTo({ kind }: MenuAudience, commands: readonly Command[]): readonly Command[] {
  const [audience, place] = FINDS[kind];
  return commands.filter((command) => command.for === audience && command.where.includes(place));
}

const toMenuCommand = (
  { name, summary, arguments: given }: Command,
  language: CommandLanguage,
): MenuCommand => ({
  name,
  description: summary[language],
  ...(given.length > 0 && { parameters: given.map((argument) => toParameter(argument, language)) }),
});

const toParameter = (argument: CommandArgument, language: CommandLanguage): MenuParameter => ({
  name: argument.name,
  description: argument.summary[language],
  required: argument.optional !== true,
  ...typeOf(argument),
});

/** As the platform can help to fill it in; what was given is read and looked up by us in any case. */
function typeOf({ kind, choices }: CommandArgument): Pick<MenuParameter, "type" | "choices"> {
  if (kind === "member") return { type: "person" };
  if (kind === "priority") return { type: "choice", choices: ["none", "low", "normal", "high", "urgent"] };
  return choices ? { type: "choice", choices } : { type: "text" };
}
