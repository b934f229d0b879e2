import type { LocalMessage } from "../../live/state.ts";

/**
 * The position of a message in its group. The first message of an album has all of it in `album`; the others are
 * hidden.
 */
export type Place = {
  readonly first: boolean;
  readonly last: boolean;
  readonly album: readonly LocalMessage[] | null;
  readonly hidden: boolean;
};

const TOGETHER_MS = 5 * 60_000;

/** Groups by author within five minutes and by album; needs a thread in order. */
export function placesOf(messages: readonly LocalMessage[]): ReadonlyMap<string, Place> {
  const shown = messages.filter((message, index) => !continuesAlbum(messages[index - 1], message));
  const places = new Map<string, Place>();
  for (const message of messages)
    places.set(message.id, { first: false, last: false, album: null, hidden: true });
  shown.forEach((message, index) => {
    const before = shown[index - 1];
    const after = shown[index + 1];
    places.set(message.id, {
      first: !before || !belongTogether(before, message),
      last: !after || !belongTogether(message, after),
      album: albumOf(messages, message),
      hidden: false,
    });
  });
  return places;
}

/** Returns the days of a thread in order, as keys in the user's time zone. */
export const daysOf = (messages: readonly LocalMessage[]): readonly string[] => [
  ...new Set(messages.map((message) => dayKey(message.sentAt))),
];

/** Returns the day in the user's time zone; sortable, and readable by `Date`. */
export function dayKey(at: string): string {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12).toISOString();
}

function belongTogether(a: LocalMessage, b: LocalMessage): boolean {
  return (
    a.kind === b.kind &&
    a.kind !== "event" &&
    a.direction === b.direction &&
    a.automatic === b.automatic &&
    sameAuthor(a, b) &&
    Date.parse(b.sentAt) - Date.parse(a.sentAt) < TOGETHER_MS &&
    dayKey(a.sentAt) === dayKey(b.sentAt)
  );
}

function sameAuthor(a: LocalMessage, b: LocalMessage): boolean {
  return (
    a.author.kind === b.author.kind &&
    (a.author.id === null || b.author.id === null
      ? a.author.name === b.author.name
      : a.author.id === b.author.id)
  );
}

function continuesAlbum(before: LocalMessage | undefined, message: LocalMessage): boolean {
  return (
    message.albumKey !== null &&
    before?.albumKey === message.albumKey &&
    message.deletedAt === null &&
    before.deletedAt === null
  );
}

function albumOf(messages: readonly LocalMessage[], first: LocalMessage): readonly LocalMessage[] | null {
  if (first.albumKey === null) return null;
  const album = messages.filter(
    (message) => message.albumKey === first.albumKey && message.deletedAt === null,
  );
  return album.length > 1 ? album : null;
}
