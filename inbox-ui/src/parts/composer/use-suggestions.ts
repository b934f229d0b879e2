import { createEffect, createMemo, createSignal, on, type Signal } from "solid-js";
import { renderTemplate } from "../../api/library.ts";
import { useMembers, useTemplates } from "../../api/queries.ts";
import { reasonOf } from "../../words/reason.ts";
import { fits } from "../picker/picker.tsx";
import { say } from "../toasts.tsx";
import type { EditorHandle } from "./editor.tsx";
import type { Suggestion } from "./suggestions.tsx";
import { escaped, mentionHtml, toHtml } from "./to-html.ts";
import type { Trigger } from "./trigger.ts";

type Emoji = readonly { readonly emoji: string; readonly name: string }[];

/** What the list under `/`, `:` or `@` holds, and what choosing from it does. */
export function useSuggestions(conversationId: () => string, [trigger, setTrigger]: Signal<Trigger | undefined>, editor: () => EditorHandle | undefined) {
  const templates = useTemplates();
  const members = useMembers();
  const [emoji, setEmoji] = createSignal<Emoji>([]);
  const [at, setAt] = createSignal(0);
  const [awaited, setAwaited] = createSignal(false);
  createEffect(() => {
    if (trigger()?.kind === "emoji" && emoji().length === 0) void import("./emoji.ts").then((loaded) => setEmoji(loaded.EMOJI));
  });
  createEffect(on(() => `${trigger()?.kind}${trigger()?.typed}`, () => setAt(0)));
  const items = createMemo((): readonly Suggestion[] => {
    const asked = trigger();
    if (asked === undefined) return [];
    if (asked.kind === "emoji") return emoji().filter((one) => fits(one.name, asked.typed)).toSorted(startingWith(asked.typed)).slice(0, 8).map((one) => ({ id: one.emoji, title: one.name, face: one.emoji }));
    if (asked.kind === "people") return (members().data?.items ?? []).filter((member) => fits(member.name, asked.typed)).toSorted(startingWith(asked.typed)).slice(0, 8).map((member) => ({ id: member.id, title: member.name, hint: member.email }));
    return (templates().data?.items ?? []).filter((template) => fits(`${template.shortcut} ${template.name}`, asked.typed)).slice(0, 20).map((template) => ({ id: template.id, title: `/${template.shortcut}`, hint: template.name }));
  });
  /** Takes one; the list closes at once, and what is asked of the hub comes when it comes. */
  const choose = async (index: number) => {
    const asked = trigger();
    const item = items()[index];
    if (asked === undefined || item === undefined) return;
    const fill = editor()?.hold(asked.length);
    setTrigger(undefined);
    if (asked.kind === "emoji") return fill?.(escaped(`${item.id} `));
    if (asked.kind === "people") return fill?.(`${mentionHtml(item.id, escaped(`@${item.title}`))}&nbsp;`);
    setAwaited(true);
    try {
      const { text } = await renderTemplate(item.id, conversationId());
      fill?.(toHtml(text));
    } catch (error) {
      say(reasonOf(error));
    }
    setAwaited(false);
  };
  const move = (by: number) => setAt((at() + by + items().length) % Math.max(1, items().length));
  return { items, at, setAt, move, choose, awaited };
}

// What has a word that begins with what was typed comes before what only contains it.
const startingWith = (typed: string) => (a: { readonly name: string }, b: { readonly name: string }) => Number(begins(b.name, typed)) - Number(begins(a.name, typed));
const begins = (name: string, typed: string) => ` ${name.toLocaleLowerCase()}`.includes(` ${typed.toLocaleLowerCase()}`);
