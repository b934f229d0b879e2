import type { ReadLine } from "../../parts/command-line/read-line.ts";
import type { Mode } from "./composer-state.ts";

/** The list that a typed character opens: canned replies and commands, emoji, members, or what completes a command. It replaces `length` characters. */
export type Trigger = {
  readonly kind: "canned" | "emoji" | "people" | "command";
  readonly typed: string;
  readonly length: number;
  /** Whether nothing else is in the box. */
  readonly isAll?: boolean;
  /** The command that is being typed. */
  readonly line?: ReadLine;
};

/**
 * Returns the list that the text before the caret opens. Emoji need two letters, because ":D" is one already; members
 * exist only in notes.
 */
export function triggerIn(before: string, mode: Mode, isAll = false): Trigger | undefined {
  return (
    canned(before, isAll) ??
    found("emoji", /(?:^|\s):([\p{L}\p{N}_+]{2,})$/u, before) ??
    (mode === "note" ? found("people", /(?:^|\s)@([\p{L}\p{N}._-]*)$/u, before) : undefined)
  );
}

/** Commands are offered where nothing else is in the box. */
function canned(before: string, isAll: boolean): Trigger | undefined {
  const trigger = found("canned", /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u, before);
  return trigger && isAll && before.startsWith("/") ? { ...trigger, isAll } : trigger;
}

function found(kind: Trigger["kind"], form: RegExp, before: string): Trigger | undefined {
  const typed = form.exec(before)?.[1];
  return typed === undefined ? undefined : { kind, typed, length: typed.length + 1 };
}
