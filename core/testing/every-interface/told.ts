import type { Receipt, Rendered, OutboundOperation, SyncResult } from "../../protocol/index.ts";
import { FINDING, GROUP } from "./people.ts";
import type { Watch } from "./watch.ts";

/** The protocol's types of events, by their kind. */
export const EVENTS: Readonly<Record<string, string>> = {
  message_received: "MessageReceived",
  message_edited: "MessageEdited",
  reaction_changed: "ReactionChanged",
  reactions_cleared: "ReactionsCleared",
  button_pressed: "ButtonPressed",
  poll_answered: "PollAnswered",
  command_invoked: "CommandInvoked",
  form_submitted: "FormSubmitted",
  receipt_arrived: "ReceiptArrived",
  account_reported: "AccountReported",
  template_changed: "TemplateChanged",
};

/** What each round of polling brings; later ones bring nothing. */
export const ROUNDS: readonly SyncResult[] = [
  {
    cursor: { round: 1 },
    outcome: "more",
    gaps: [
      {
        from: "2026-11-30T09:04:00.000Z",
        to: "2026-11-30T09:31:00.000Z",
        reason: "reason of the gap",
        recovered: false,
        threadKey: GROUP.key,
      },
    ],
  },
  {
    outcome: "failed",
    receipt: { kind: "rejected", reason: "Another program reads it.", fix: FINDING.fix ?? "" },
  },
];

/** Renders an operation into one call that says what it is, and notes what it was given. */
export function renderWatched(watch: Watch, operation: OutboundOperation): readonly Rendered[] {
  // Of an edit the text is no optional word.
  watch.hear("OutboundOperation", operation.kind === "edit" ? { ...operation, text: undefined } : operation);
  const text = operation.kind === "send" ? operation.message.text.text : operation.kind;
  const file = {
    field: "file",
    fileName: "a.txt",
    contentType: "text/plain",
    open: async () => new Uint8Array(3),
  };
  return watch.of("Rendered", [
    { payload: { text }, attachments: [file], degraded: [{ what: "formatting", into: "text" }] },
  ]);
}

/** The answer to a call by its text; only its first try is limited or lost. */
export function receiptOf(calls: Set<string>, text: string): Receipt {
  const isFirst = !calls.has(text);
  calls.add(text);
  if (text === "limited" && isFirst) return { kind: "rate_limited", retryAfterMs: 1, scope: "thread" };
  if (text === "lost" && isFirst) return { kind: "unconfirmed", reason: "The connection broke." };
  if (text === "echoed") return { kind: "unconfirmed", reason: "The connection broke." };
  return {
    kind: "sent",
    externalId: `ext-${text}`,
    sentAt: new Date().toISOString(),
    position: "9001",
    degraded: "loss of the receipt",
    otherIds: [`ext-${text}-2`],
    thread: GROUP,
    pollId: `poll-${text}`,
  };
}
