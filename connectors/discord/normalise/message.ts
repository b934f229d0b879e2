import type { JsonObject } from "../../../core/kernel/json.ts";
import type { InboundEvent, MessageReceived, Party, ThreadReference } from "../../../core/protocol/index.ts";
import { partOfNonce } from "../ids.ts";
import { contentOf } from "./content.ts";
import { baseOf, unsupported, type Dispatch } from "./dispatch.ts";
import { forwardedIn, quotedIn } from "./quote.ts";
import { partyOf } from "./party.ts";
import { hasFlag, idIn, numberIn, objectIn, textIn } from "./read.ts";
import { announcementEvents } from "./announcement.ts";
import { threadIn } from "./thread.ts";
import { timeIn, timeOf } from "./time.ts";

/** Our deferred answer to a command, still without words. */
const LOADING = 1 << 7;

/** Messages that somebody wrote; every other type is an announcement of Discord. */
const WRITTEN: ReadonlySet<number> = new Set([0, 19, 20, 21, 23]);

/** Normalises a new message. */
export function messageEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const { d, place, at } = dispatch;
  const known = knownIn(dispatch);
  if (!known) return unsupported(dispatch, "message without an author");
  if (hasFlag(d, LOADING)) return unsupported(dispatch, "answer in preparation");
  const type = numberIn(d, "type") ?? 0;
  const announced = WRITTEN.has(type) ? null : announcementEvents(dispatch, type, known.thread);
  if (announced) return announced;
  const message = forwardedIn(d) ?? (type === STARTER && objectIn(d, "referenced_message")) ?? d;
  const ours = known.author === "account" ? deliveryIn(d) : undefined;
  return [
    {
      kind: "message_received",
      key: known.id,
      occurredAt: timeOf(d, at),
      thread: threadIn(d, place) ?? known.thread,
      externalId: known.id,
      from: known.from,
      content: contentOf(message || d),
      ...originalOf(dispatch, known),
      ...(ours && { deliveryKey: ours.messageId, deliveryPart: ours.part }),
    },
  ];
}

/** The first message of a thread that was opened under another message, which it repeats. */
const STARTER = 21;

/**
 * Normalises a changed message. Discord tells of previews, pins and polls the same way: only one with a time of its
 * own is an edit, and the same time twice is the same edit.
 */
export function editEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const { d } = dispatch;
  const known = knownIn(dispatch);
  const editedAt = timeIn(d, "edited_timestamp");
  if (!known || editedAt === undefined) return unsupported(dispatch, "preview or pin of a message");
  return [
    {
      ...baseOf(dispatch, known.thread),
      kind: "message_edited",
      key: `${known.id}/edit/${editedAt}`,
      occurredAt: editedAt,
      externalId: known.id,
      from: known.from,
      content: contentOf(d),
      original: { occurredAt: timeOf(d, dispatch.at), ...originalOf(dispatch, known) },
    },
  ];
}

type Known = {
  readonly id: string;
  readonly thread: ThreadReference;
  readonly from: Party;
  readonly author: MessageReceived["author"];
};

function knownIn({ d, place, me }: Dispatch): Known | null {
  const id = idIn(d, "id");
  const thread = threadIn(d, place);
  const from = partyOf(objectIn(d, "author"), objectIn(d, "member"));
  if (id === undefined || !thread || !from) return null;
  return { id, thread, from, author: from.identities[0].value === me ? "account" : "contact" };
}

/** What a message is told with beside its words. */
function originalOf({ d }: Dispatch, { id, from, author }: Known) {
  const isForwarded = forwardedIn(d) !== undefined;
  // The first message of a thread refers to the very message that it repeats.
  const quoted = isForwarded || numberIn(d, "type") === STARTER ? undefined : quotedIn(d);
  const isMachine = author === "contact" && (from.isBot === true || idIn(d, "webhook_id") !== undefined);
  return {
    position: id,
    author,
    ...quoted,
    ...(isForwarded && { forwardedFrom: "another conversation on Discord" }),
    ...(isMachine && { automatic: true }),
  };
}

function deliveryIn(d: JsonObject) {
  const nonce = textIn(d, "nonce");
  return nonce === undefined ? undefined : partOfNonce(nonce);
}
