import type { Mode } from "./composer-state.ts";

/** The list that a typed character opens: canned replies, emoji or members. It replaces `length` characters. */
export type Trigger = {
  readonly kind: "canned" | "emoji" | "people";
  readonly typed: string;
  readonly length: number;
};

/**
 * Returns the list that the text before the caret opens. Emoji need two letters, because ":D" is one already; members
 * exist only in notes.
 */
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
