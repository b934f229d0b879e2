import { isJsonObject, type JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type {
  Capabilities,
  ContactCardPart,
  LocationPart,
  MediaKind,
  OutboundMessage,
  OutboundOperation,
  OutboundPart,
  PollPart,
} from "../protocol/index.ts";
import { carryChoices } from "./carry-choices.ts";
import { carriedKind, isOfTwo, type DeliveryPayload, type SendTask } from "../deliveries/index.ts";

/** Reads a stored attachment's bytes, afresh on every attempt. */
export type ReadAttachment = (organizationId: string, attachmentId: string) => Promise<Uint8Array>;

/** Says a delivery in the protocol's words. */
export function toOperation(
  task: SendTask,
  read: ReadAttachment,
  capabilities: Capabilities,
): OutboundOperation {
  const { thread, payload } = task;
  const externalId = task.externalId ?? "";
  switch (task.operation) {
    case "send":
      return { kind: "send", message: carryChoices(toMessage(task, read, capabilities), capabilities) };
    case "edit":
      return {
        kind: "edit",
        thread,
        externalId,
        text: { text: task.body, marks: task.marks },
        ...(task.buttons && { buttons: task.buttons }),
      };
    case "delete":
      return { kind: "delete", thread, externalIds: [externalId, ...task.furtherIds] };
    case "react":
      return {
        kind: "react",
        thread,
        externalId,
        emoji: Array.isArray(payload.emoji) ? payload.emoji.map(String) : [],
      };
    case "mark_read":
      return { kind: "mark_read", thread, externalId };
    case "answer_button":
      return { kind: "answer_button", answer: isJsonObject(payload.answer) ? payload.answer : {} };
  }
}

function toMessage(task: SendTask, read: ReadAttachment, capabilities: Capabilities): OutboundMessage {
  const {
    choices,
    audience,
    template,
    answers,
    answersUntil = "",
  } = unsafeCast<DeliveryPayload>(task.payload);
  return {
    id: task.messageId,
    thread: task.thread,
    text: { text: task.body, marks: task.marks },
    parts: task.parts.map((part) => toPart(part, task, read, capabilities)),
    ...(task.buttons && { buttons: task.buttons }),
    ...(choices && { choices }),
    ...(audience && hasAudience(task, capabilities) && { audience }),
    ...(template && { template }),
    // A platform takes it for so long only; later the message still reaches the thread.
    ...(answers && Date.parse(answersUntil) > Date.now() && { answers }),
    ...(task.replyTo && { replyTo: task.replyTo }),
    authorName: task.authorName,
    automatic: task.automatic,
  };
}

/** What is for one person is never shown to everybody; where nobody else is, it needs no protection. */
function hasAudience({ thread }: SendTask, { ephemeral }: Capabilities): boolean {
  if (ephemeral !== "none") return true;
  if (isOfTwo(thread.kind)) return false;
  throw new Error("The platform can't show a message to one person of a group only.");
}

export type StoredMedia = {
  kind: MediaKind;
  attachmentId: string;
  fileName: string;
  contentType: string;
  size: number;
};

/** The files of a task that its platform does not take as what they are, only as plain files. */
export const sentAsFiles = (
  task: SendTask,
  capabilities: Pick<Capabilities, "media">,
): readonly StoredMedia[] =>
  task.parts
    .filter((part) => "attachmentId" in part)
    .map((part) => unsafeCast<StoredMedia>(part))
    .filter(({ kind, size }) => (carriedKind(capabilities, kind, size) ?? kind) !== kind);

function toPart(
  part: JsonObject,
  task: SendTask,
  read: ReadAttachment,
  capabilities: Pick<Capabilities, "media">,
): OutboundPart {
  if (!("attachmentId" in part)) return unsafeCast<LocationPart | ContactCardPart | PollPart>(part);
  const { kind: own, attachmentId, fileName, contentType, size } = unsafeCast<StoredMedia>(part);
  const kind = carriedKind(capabilities, own, size) ?? own;
  return {
    kind: "media",
    media: { kind, fileName, contentType, size, open: () => read(task.organizationId, attachmentId) },
  };
}
