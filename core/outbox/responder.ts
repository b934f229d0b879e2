import type { OrganizationId } from "../kernel/ids.ts";
import type { ClaimedEvent } from "./claim-batch.ts";
import type { HubEvent } from "./events.ts";
import type { MessageSummary } from "./message-summary.ts";

/** Whether a message is wanted: never, only as the first of its conversation, or in any case. */
export type Interest = "no" | "first" | "yes";

/** A claimed event that says that a message was received. */
export type ClaimedMessage = ClaimedEvent & {
  readonly event: Extract<HubEvent, { kind: "message_received" }>;
};

/**
 * Answers inbound messages, one of a conversation at a time. Responders form a chain in a declared order. `Rows` is what
 * a responder leaves to be committed together with the acknowledgement of the event.
 */
export type Responder<Rows> = {
  readonly name: string;
  /** Prepares the question whether a message of an organization is wanted. The question itself is pure; a costly one may be asked in a thread. */
  prepare(organizationId: OrganizationId): Promise<(summary: MessageSummary) => Promise<Interest>>;
  /**
   * Acts on a message. An event may be handled more than once: after a crash, or when its lease ended. Whatever is not
   * part of `rows` must therefore be idempotent.
   */
  respond(claimed: ClaimedMessage, summary: MessageSummary): Promise<Response<Rows>>;
};

/** What a responder came to. `end` stops the chain: no later responder sees the message. */
export type Response<Rows> = { readonly chain: "continue" | "end"; readonly rows: Rows };

/** An event that the chain has handled, with the rows to commit as it is acknowledged. */
export type HandledEvent<Rows> = { readonly claimed: ClaimedEvent; readonly rows: readonly Rows[] };

/** The strongest of several interests: one responder that wants a message is enough. */
export const strongestInterest = (interests: readonly Interest[]): Interest =>
  interests.includes("yes") ? "yes" : interests.includes("first") ? "first" : "no";
