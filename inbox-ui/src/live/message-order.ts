import type { Message } from "../api/types.ts";

/** The order of a thread: by time, then position, then id; what the server has not placed yet comes last. */
export function compareMessages(a: Message, b: Message): number {
  return compare(Date.parse(a.sentAt), Date.parse(b.sentAt)) || compare(placed(a), placed(b)) || compare(a.id, b.id);
}

// Positions are decimal numbers of any length: by length first, or "10" would come before "9".
function placed(message: Message): string {
  return message.position === "" ? "~" : `${String(message.position.length).padStart(3, "0")}${message.position}`;
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
