import { createEffect, createSignal, createUniqueId, on } from "solid-js";
import { useCommands } from "../../api/commands.ts";
import { renderTemplate } from "../../api/library.ts";
import { useTemplates } from "../../api/queries.ts";
import { completeLine, needsNothing, readLine } from "../../parts/command-line/read-line.ts";
import { useCompletions } from "../../parts/command-line/use-completions.ts";
import { reasonOf } from "../../words/reason.ts";
import type { OfferedCommand } from "../../api/types.ts";
import { say } from "../../parts/toasts.tsx";
import type { Mode } from "./composer-state.ts";
import type { EditorHandle } from "./editor.tsx";
import { escaped, mentionHtml, toHtml } from "./to-html.ts";
import { type Trigger, triggerIn } from "./trigger.ts";
import { type Suggestion, useSuggestedItems } from "./use-suggested-items.ts";

export type SuggestionList = ReturnType<typeof useSuggestions>;

/** Runs the list of `/`, `:` or `@`: what opens it, its items, its keys and its choices. `run` gives a command. */
export function useSuggestions(
  conversationId: string,
  editor: () => EditorHandle | undefined,
  run: (line: string) => void = () => {},
) {
  const listId = createUniqueId();
  const [trigger, setTrigger] = createSignal<Trigger>();
  const [at, setAt] = createSignal(0);
  const [awaited, setAwaited] = createSignal(false);
  /** Whether the list was closed by Escape: what is typed is meant as text. */
  const [left, setLeft] = createSignal(false);
  const templates = useTemplates();
  const lines = useLines(trigger);
  const items = useSuggestedItems(trigger, { ...lines, templates: () => templates().data?.items ?? [] });
  createEffect(
    on(
      () => `${trigger()?.kind}${trigger()?.typed}`,
      // Enter gives a command as it is typed, unless somebody went into the list.
      () => setAt(trigger()?.kind === "command" ? -1 : 0),
    ),
  );

  /** Opens or closes the list by the text before the caret. */
  const look = (before: string, mode: Mode, isAll = false) => {
    setLeft(false);
    setTrigger(awaited() ? undefined : (lines.triggerOf(before, isAll) ?? triggerIn(before, mode, isAll)));
  };
  /** Returns the items; undefined while it is closed. */
  const shown = () =>
    items().length > 0 || ["canned", "command"].includes(trigger()?.kind ?? "") ? trigger()?.kind : undefined;
  const move = (by: number) =>
    setAt(
      at() < 0 && by < 0 ? items().length - 1 : (at() + by + items().length) % Math.max(1, items().length),
    );
  const keys: Readonly<Record<string, () => void>> = {
    Escape: () => {
      setLeft(true);
      setTrigger(undefined);
    },
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => void choose(at()),
    Tab: () => void choose(Math.max(0, at())),
  };
  /** Handles a key; returns whether the list used it. */
  const press = (key: string): boolean => {
    const isChosen = items().length > 0 && (key !== "Enter" || at() >= 0);
    const action = trigger() && (key === "Escape" || isChosen) ? keys[key] : undefined;
    action?.();
    return action !== undefined;
  };
  /** Chooses an item. The list closes at once; a request to the hub finishes later. */
  const choose = async (index: number) => {
    const current = trigger();
    const item = items()[index];
    if (current === undefined || item === undefined) return;
    const fill = editor()?.hold(current.length);
    setTrigger(undefined);
    if (current.kind === "command") return fill?.(escaped(completionOf(current, item)));
    if (item.command) return begin(item.command, fill);
    if (current.kind === "emoji") return fill?.(escaped(`${item.id} `));
    if (current.kind === "people") return fill?.(`${mentionHtml(item.id, escaped(`@${item.title}`))}&nbsp;`);
    setAwaited(true);
    try {
      const { text } = await renderTemplate(item.id, conversationId);
      fill?.(toHtml(text));
    } catch (error) {
      say(reasonOf(error));
    }
    setAwaited(false);
  };
  /** A command that needs nothing more is given at once. */
  const begin = (command: OfferedCommand, fill: ((html: string) => void) | undefined) => {
    fill?.(escaped(`/${command.name}`) + (needsNothing(command) ? "" : "&nbsp;"));
    if (needsNothing(command)) run(`/${command.name}`);
  };
  const activeId = () => (items().length > 0 && at() >= 0 ? `${listId}-${at()}` : undefined);
  /** Returns whether nothing exists to choose from yet. */
  const isBare = () => trigger()?.kind === "canned" && templates().data?.items.length === 0;
  /** The command that a text gives, unless it is meant as text. */
  const lineIn = (text: string) => (left() ? undefined : lines.read(text));
  return { listId, activeId, isBare, trigger, shown, items, at, setAt, look, press, choose, awaited, lineIn };
}

const completionOf = ({ typed, line }: Trigger, { title }: Suggestion): string =>
  line ? completeLine(typed, line, title) : title;

/** What commands there are, and what completes the one that is typed. A command stands alone in the box. */
function useLines(trigger: () => Trigger | undefined) {
  const known = useCommands();
  const offered = () => (known().data?.items ?? []).filter(({ where }) => where.includes("page"));
  const completionsOf = useCompletions(() => []);
  const read = (text: string) => readLine(text, offered());
  return {
    read,
    commands: () => (trigger()?.isAll ? offered() : []),
    completions: () => {
      const line = trigger()?.line;
      return line ? completionsOf(line.argument, line.typed) : [];
    },
    /** The list that completes a command, once its name is typed. */
    triggerOf: (before: string, isAll: boolean): Trigger | undefined => {
      const line = isAll && /^\S+\s/u.test(before) ? read(before) : undefined;
      return line && { kind: "command", typed: before, length: before.length, line };
    },
  };
}
