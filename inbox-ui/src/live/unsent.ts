import type { Outgoing } from "./outgoing.ts";

/** What a member sent and the hub has not taken: its key, so that every further try is the same message, and why, once it was refused; what was not refused waits. What was kept by earlier versions names no organization. */
export type Unsent = {
  readonly userId: string;
  readonly organizationId?: string;
  readonly clientKey: string;
  readonly outgoing: Outgoing;
  readonly at: string;
  readonly refused?: string;
};

const PREFIX = "parley.unsent.";

/** Keeps what leaves, until the hub has it or its writer gives it up: a page may be left before either. */
export function keepUnsent(unsent: Unsent): void {
  try {
    localStorage.setItem(PREFIX + unsent.clientKey, JSON.stringify(unsent));
  } catch {
    // A browser that keeps nothing more still sends.
  }
}

/** Forgets one that was taken or given up. */
export const dropUnsent = (clientKey: string): void => localStorage.removeItem(PREFIX + clientKey);

/** What this member left unsent in a conversation, in the order of writing. */
export function unsentIn(userId: string, conversationId: string): readonly Unsent[] {
  return unsentOf(userId).filter(({ outgoing }) => outgoing.conversationId === conversationId);
}

/** What waits of this member in an organization, whatever the conversation. */
export function waitingOf(userId: string, organizationId: string): readonly Unsent[] {
  return unsentOf(userId).filter(
    (unsent) => unsent.organizationId === organizationId && unsent.refused === undefined,
  );
}

/** Forgets all: whoever signs in next must not read it. */
export function forgetUnsent(): void {
  for (const key of everyKey()) localStorage.removeItem(key);
}

const unsentOf = (userId: string) =>
  everyKey()
    .flatMap((key) => readUnsent(key) ?? [])
    .filter((unsent) => unsent.userId === userId)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
const everyKey = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

function readUnsent(key: string): Unsent | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isUnsent(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isUnsent(value: unknown): value is Unsent {
  if (
    typeof value !== "object" ||
    value === null ||
    !("userId" in value) ||
    !("clientKey" in value) ||
    !("at" in value) ||
    !("outgoing" in value)
  )
    return false;
  const { outgoing } = value;
  return (
    typeof outgoing === "object" &&
    outgoing !== null &&
    "conversationId" in outgoing &&
    "text" in outgoing &&
    "attachments" in outgoing &&
    Array.isArray(outgoing.attachments)
  );
}
