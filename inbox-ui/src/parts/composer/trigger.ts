import type { Mode } from "./composer-state.ts";

/** A list the writer asked for by typing: canned replies, emoji, people. `length` is what it replaces. */
export type Trigger = {
  readonly kind: "canned" | "emoji" | "people";
  readonly typed: string;
  readonly length: number;
};

/** What the text before the caret asks for: an emoji from two letters on, since ":D" is one already; people only in notes, where a mention means something. */
export function triggerIn(before: string, mode: Mode): Trigger | undefined {
  return (
    found("canned", /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u, before) ??
    found("emoji", /(?:^|\s):([\p{L}\p{N}_+]{2,})$/u, before) ??
    (mode === "note" ? found("people", /(?:^|\s)@([\p{L}\p{N}._-]*)$/u, before) : undefined)
  );
}

function found(kind: Trigger["kind"], form: RegExp, before: string): Trigger | undefined {
  const typed = form.exec(before)?.[1];
  return typed === undefined ? undefined : { kind, typed, length: typed.length + 1 };
}
