import type { Outgoing } from "./outgoing.ts";

/**
 * A sent message that the hub has not accepted. The key makes every retry the same message. `refused` is the reason of
 * a refusal; without one the message waits. Entries of earlier versions have no organization.
 */
export type Unsent = {
  readonly userId: string;
  readonly organizationId?: string;
  readonly clientKey: string;
  readonly outgoing: Outgoing;
  readonly at: string;
  readonly refused?: string;
};

const PREFIX = "parley.unsent.";

/** Stores a message until the hub has it or the user discards it, because the page may be left before. */
export function keepUnsent(unsent: Unsent): void {
  try {
    localStorage.setItem(PREFIX + unsent.clientKey, JSON.stringify(unsent));
  } catch {
    // A browser without storage still sends.
  }
}

/** Removes a message that was accepted or discarded. */
export const dropUnsent = (clientKey: string): void => localStorage.removeItem(PREFIX + clientKey);

/** Returns a user's unsent messages of a conversation, in the order of writing. */
export function unsentIn(userId: string, conversationId: string): readonly Unsent[] {
  return unsentOf(userId).filter(({ outgoing }) => outgoing.conversationId === conversationId);
}

/** Returns a user's waiting messages in an organization. */
export function waitingOf(userId: string, organizationId: string): readonly Unsent[] {
  return unsentOf(userId).filter(
    (unsent) => unsent.organizationId === organizationId && unsent.refused === undefined,
  );
}

/** Removes all messages, because the next user must not read them. */
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
