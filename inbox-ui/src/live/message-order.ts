import type { LocalMessage } from "./state.ts";

/**
 * Compares by time, then position, then id. Unanswered messages come last, because the browser's clock may be wrong.
 */
export function compareMessages(a: LocalMessage, b: LocalMessage): number {
  return (
    compare(unanswered(a), unanswered(b)) ||
    compare(Date.parse(a.sentAt), Date.parse(b.sentAt)) ||
    compare(placed(a), placed(b)) ||
    compare(a.id, b.id)
  );
}

const unanswered = ({ local }: LocalMessage): number => (local === undefined ? 0 : 1);

// Positions are decimal numbers of any length. They compare by length first, or "10" would come before "9".
function placed(message: LocalMessage): string {
  return message.position === ""
    ? "~"
    : `${String(message.position.length).padStart(3, "0")}${message.position}`;
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
