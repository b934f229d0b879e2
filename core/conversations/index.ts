import { defineRoom } from "../access/index.ts";
import { conversationCommands } from "./commands.ts";
import { conversationLive } from "./live.ts";
import { findStuckDeliveries } from "./find-stuck-deliveries.ts";
import { findUndelivered } from "./find-undelivered.ts";
import { conversationJobs } from "./jobs.ts";
import { labelEndpoints } from "./labels/routes.ts";
import { messageEndpoints } from "./message-routes.ts";
import { conversationEndpoints } from "./routes.ts";
import { conversationRows } from "./tenant-rows.ts";

export { createRecorder, type Recorded, type RecordInbound } from "./record-inbound.ts";
export { firstAttempt, type Born } from "./first-attempt.ts";
export { createSummaryLoader } from "./load-message-summary.ts";
export { moveConversation } from "./move-conversation.ts";
export { givenName, nameOf, summarise, toStoredPart, type InboundMessage } from "./inbound-message.ts";
export { findByNumber } from "./find-by-number.ts";
export { queueReplies, type Queued, type Reply, type ReplyAuthor } from "./queue-reply.ts";
export { draftFiles, fileGone, type FilePart } from "./draft-files.ts";
export { DRAFT_ERRORS, readDraft, type ReadDraft } from "./read-draft.ts";
export { PreviewDraftSchema, type PreviewDraft } from "./reply-draft.ts";
export { CONVERSATION_POLICY } from "./policy.ts";
export { storeEntries } from "./store-messages.ts";
export { redrawMessage, type Drawing } from "./redraw-message.ts";
export { replaceText } from "./replace-text.ts";
export { replaceParts } from "./replace-parts.ts";
export { toQueued, toReplyRow, type QueuedRow } from "./queue-reply.ts";
export {
  listConversations,
  listMessages,
  readConversation,
  readConversations,
  readMessage,
  readMessages,
  type ListFilter,
  type Page,
} from "./queries.ts";
export { attachmentUrl, presentConversation, presentMessage } from "./present.ts";
export { previewOf } from "./preview-of.ts";
export * from "./schema.ts";
export { assignConversation } from "./assign-conversation.ts";
export { conversationTarget } from "./target.ts";
export { CONVERSATION, numberOf, subjectOf } from "./command-subject.ts";
export { withdrawReply } from "./withdraw-reply.ts";
export { addLabel, setLabels } from "./label-conversation.ts";
export type { ConversationDeps } from "./deps.ts";
export { sees, permitted, permittedByMessage, readableKinds } from "./visible.ts";
export { heardAt, heardOf, type ConversationPlace } from "./live.ts";

export const conversationsRoom = defineRoom({
  name: "conversations",
  commands: conversationCommands,
  endpoints: [...labelEndpoints, ...conversationEndpoints, ...messageEndpoints],
  jobs: conversationJobs,
  health: { hub: findStuckDeliveries, organization: findUndelivered },
  live: conversationLive,
  tenantRows: conversationRows,
});
