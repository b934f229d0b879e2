import type { CardConversation, CardKind } from "./card.ts";

/** What happened since cards were drawn last. */
export type Happened = {
  /** The event that put somebody in charge, and who caused it. */
  readonly assigned: { readonly eventId: string; readonly byId: string | null } | null;
  readonly notes: readonly { readonly id: string; readonly authorId: string | null; readonly text: string }[];
};

/** A member to whom a card may be shown, and what they were told of so far. */
export type Recipient = {
  readonly userId: string;
  readonly name: string;
  readonly kinds: readonly CardKind[];
  readonly waitedSince: Temporal.Instant | null;
};

/** What a card is made for. `key`: the same happening has the same. */
export type News = { readonly kind: CardKind; readonly key: string };

/** Chooses what of it a member is told by a card of its own; null where an edit of the old one is enough. What they did themselves is none. Pure. */
export function chooseNews(
  { status, assignee, waitingSince }: CardConversation,
  { assigned, notes }: Happened,
  recipient: Recipient,
): News | null {
  const isTheirs = assignee?.id === recipient.userId;
  const mention = notes.findLast(
    ({ authorId, text }) => authorId !== recipient.userId && mentions(text, recipient.name),
  );
  const isNewWait =
    waitingSince !== null &&
    status !== "resolved" &&
    (recipient.waitedSince === null || Temporal.Instant.compare(waitingSince, recipient.waitedSince) !== 0);
  const candidates: readonly (News | false | null | undefined)[] = [
    mention && { kind: "mentioned", key: `mentioned:${mention.id}` },
    assigned &&
      isTheirs &&
      assigned.byId !== recipient.userId && { kind: "assigned", key: `assigned:${assigned.eventId}` },
    isNewWait && isTheirs && { kind: "waiting", key: `waiting:${waitingSince.toString()}` },
    isNewWait && assignee === null && { kind: "new", key: `new:${waitingSince.toString()}` },
  ];
  return candidates.find((one) => !!one && recipient.kinds.includes(one.kind)) || null;
}

/** Whether a note names somebody: `@Ada` and `@Ada Lovelace`, never `@Adam`. */
export const mentions = (text: string, name: string): boolean =>
  [name, name.split(" ")[0] ?? ""].some(
    (one) => one !== "" && new RegExp(`(?<!${LETTER})@${RegExp.escape(one)}(?!${LETTER})`, "iu").test(text),
  );

const LETTER = "[\\p{L}\\p{N}_]";
