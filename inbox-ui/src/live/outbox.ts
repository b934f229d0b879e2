import { ApiError } from "../api/client.ts";
import { sendReply, writeNote } from "../api/conversations.ts";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import type { Me, Message } from "../api/types.ts";
import { reasonOf } from "../words/reason.ts";
import type { Outgoing } from "./outgoing.ts";
import { dispatch } from "./store.ts";
import { dropUnsent, keepUnsent, type Unsent, waitingOf } from "./unsent.ts";

type Waiting = { readonly unsent: Unsent; readonly taken: PromiseWithResolvers<boolean> };

const PAUSES_MS = [2_000, 5_000, 10_000, 30_000];

const waiting = new Map<string, Waiting>();
const busy = new Set<string>();
let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends a message after those that wait in its conversation; resolves to whether the hub accepted it. When the hub is
 * unreachable, it waits and is sent later.
 */
export function post(unsent: Unsent): Promise<boolean> {
  keepUnsent(unsent);
  const { taken } = admit(unsent);
  void sendSerially(unsent.outgoing.conversationId);
  return taken.promise;
}

/** Stops further tries of a message that was accepted or discarded. */
export function withdraw(clientKey: string): void {
  waiting.delete(clientKey);
  dropUnsent(clientKey);
}

/** Retries all waiting messages, also those of an earlier page. */
export function sendWaiting(): void {
  clearTimeout(retry);
  retry = undefined;
  const me = currentSession();
  if (me === undefined) return;
  for (const unsent of waitingOf(me.user.id, me.organization.id)) admit(unsent);
  for (const conversationId of new Set(
    [...waiting.values()].map(({ unsent }) => unsent.outgoing.conversationId),
  ))
    void sendSerially(conversationId);
}

/** Stops all waiting messages, because another user or organization is signed in. The browser keeps them stored. */
export function emptyOutbox(): void {
  waiting.clear();
  clearTimeout(retry);
  retry = undefined;
}

// An ended session counts as none, though the page still shows its user.
const currentSession = () =>
  queryClient.getQueryState(keys.me)?.status === "success"
    ? queryClient.getQueryData<Me>(keys.me)
    : undefined;

function admit(unsent: Unsent): Waiting {
  const entry = waiting.get(unsent.clientKey) ?? { unsent, taken: Promise.withResolvers<boolean>() };
  waiting.set(unsent.clientKey, entry);
  return entry;
}

/** Sends one at a time, to keep the order of writing. Stops when the hub is unreachable. */
async function sendSerially(conversationId: string): Promise<void> {
  if (busy.has(conversationId)) return;
  busy.add(conversationId);
  for (let next = waitingIn(conversationId)[0]; next !== undefined; next = waitingIn(conversationId)[0]) {
    const outcome = await attempt(next.unsent);
    if (outcome === "unreached") {
      waitOn(conversationId);
      break;
    }
    waiting.delete(next.unsent.clientKey);
    next.taken.resolve(outcome === "taken");
  }
  busy.delete(conversationId);
}

const waitingIn = (conversationId: string) =>
  [...waiting.values()]
    .filter(({ unsent }) => unsent.outgoing.conversationId === conversationId)
    .toSorted((a, b) => (a.unsent.at < b.unsent.at ? -1 : 1));

async function attempt(unsent: Unsent): Promise<"taken" | "refused" | "unreached"> {
  const { outgoing, clientKey } = unsent;
  try {
    dispatch({ kind: "message_answered", message: await request(outgoing, clientKey) });
    dropUnsent(clientKey);
    failures = 0;
    void queryClient.invalidateQueries({ queryKey: keys.counts });
    return "taken";
  } catch (error) {
    if (isUnreached(error)) return "unreached";
    const refused = reasonOf(error);
    dispatch({
      kind: "message_refused",
      conversationId: outgoing.conversationId,
      clientKey,
      reason: refused,
    });
    // The stream may have confirmed it when only the answer was lost, or the user may have signed out.
    if (waiting.has(clientKey)) keepUnsent({ ...unsent, refused });
    return "refused";
  }
}

function request(outgoing: Outgoing, clientKey: string): Promise<Message> {
  const { conversationId, text, replyTo } = outgoing;
  if (outgoing.kind === "note") return writeNote(conversationId, { clientKey, text });
  const attachmentIds = outgoing.attachments.map((attachment) => attachment.id);
  return sendReply(conversationId, {
    clientKey,
    text,
    ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
    ...(replyTo?.id ? { replyToId: replyTo.id } : {}),
  });
}

// A server error in another format comes from a proxy. An ended session can be renewed.
const isUnreached = (error: unknown) =>
  error instanceof ApiError &&
  (error.code === "unreachable" || error.status === 401 || error.code.startsWith("status_5"));

function waitOn(conversationId: string): void {
  for (const { unsent, taken } of waitingIn(conversationId)) {
    dispatch({ kind: "message_waiting", conversationId, clientKey: unsent.clientKey });
    taken.resolve(false);
  }
  if (waiting.size > 0)
    retry ??= setTimeout(sendWaiting, PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)]);
}
