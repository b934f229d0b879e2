import { createEffect, createMemo, createSignal } from "solid-js";
import { useMembers } from "../../api/queries.ts";
import type { Member, OfferedCommand, Template } from "../../api/types.ts";
import type { Completion } from "../../parts/command-line/use-completions.ts";
import { partsWords } from "../../parts/words/index.ts";
import { translate } from "../../words/translate.ts";
import { fits } from "../../parts/picker/picker.tsx";
import type { Emoji } from "./emoji.ts";
import type { Trigger } from "./trigger.ts";

export type Suggestion = {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  /** How the text begins. */ readonly beginning?: string;
  readonly face?: string;
  /** The command that it begins. */ readonly command?: OfferedCommand;
};

/** What `/` offers, and what completes a line. */
export type Offered = {
  readonly templates: () => readonly Template[];
  readonly commands: () => readonly OfferedCommand[];
  readonly completions: () => readonly Completion[];
};

/** Lists what fits the text after `/`, `:` or `@`; the list of emoji loads when it is first needed. */
export function useSuggestedItems(
  trigger: () => Trigger | undefined,
  { templates, commands, completions }: Offered,
): () => readonly Suggestion[] {
  const members = useMembers();
  const [emoji, setEmoji] = createSignal<readonly Emoji[]>([]);
  createEffect(() => {
    if (trigger()?.kind === "emoji" && emoji().length === 0)
      void import("./emoji.ts").then((loaded) => setEmoji(loaded.EMOJI));
  });
  return createMemo(() => {
    const current = trigger();
    if (current === undefined) return [];
    if (current.kind === "emoji") return emojiFor(current.typed, emoji());
    if (current.kind === "people") return membersFor(current.typed, members().data?.items ?? []);
    if (current.kind === "command")
      return completions().map(({ value, hint }) => ({
        id: value,
        title: value,
        ...(hint !== undefined && { hint }),
      }));
    return [...templatesFor(current.typed, templates()), ...commandsFor(current.typed, commands())].toSorted(
      named(`/${current.typed}`),
    );
  });
}

const emojiFor = (typed: string, emoji: readonly Emoji[]): readonly Suggestion[] =>
  emoji
    .filter((one) => fits(one.words, typed))
    .toSorted(startingWith(typed))
    .slice(0, 8)
    .map((one) => ({ id: one.emoji, title: one.name, face: one.emoji }));

const membersFor = (typed: string, members: readonly Member[]): readonly Suggestion[] =>
  members
    .filter((member) => fits(member.name, typed))
    .toSorted(startingWith(typed))
    .slice(0, 8)
    .map((member) => ({ id: member.id, title: member.name, hint: member.email }));

const templatesFor = (typed: string, templates: readonly Template[]): readonly Suggestion[] =>
  templates
    .filter((template) => fits(`${template.shortcut} ${template.name}`, typed))
    .slice(0, 20)
    .map((template) => ({
      id: template.id,
      title: `/${template.shortcut}`,
      hint: template.name,
      beginning: template.text.text.slice(0, 140),
    }));

const commandsFor = (typed: string, commands: readonly OfferedCommand[]): readonly Suggestion[] =>
  commands
    .filter((command) =>
      fits([command.name, ...command.aliases, translate(command.summary)].join(" "), typed),
    )
    .map((command) => ({
      id: `/${command.name}`,
      title: command.usage,
      hint: partsWords().command.kind,
      beginning: translate(command.summary),
      command,
    }));

// What is typed in full comes first.
const named = (name: string) => (a: Suggestion, b: Suggestion) =>
  Number(isNamed(b, name)) - Number(isNamed(a, name));
const isNamed = ({ title, command }: Suggestion, name: string) =>
  (command ? `/${command.name}` : title) === name;

// Items with a word that starts with the typed text come first.
const startingWith = (typed: string) => (a: { readonly name: string }, b: { readonly name: string }) =>
  Number(begins(b.name, typed)) - Number(begins(a.name, typed));
const begins = (name: string, typed: string) =>
  ` ${name.toLocaleLowerCase()}`.includes(` ${typed.toLocaleLowerCase()}`);
