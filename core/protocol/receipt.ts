import type { ThreadReference } from "./inbound-event.ts";

/** The outcome of one call to a platform. A network failure is a value, not an exception. */
export type Receipt =
  /**
   * `externalId` is the provider's id: without one nothing is "sent". `position` as in `MessageReceived`. `otherIds`: further
   * messages the same call made (an album). `thread`: where it went, when sending began or moved the thread (mail, Slack).
   */
  | {
      readonly kind: "sent";
      readonly externalId: string;
      readonly sentAt?: string;
      readonly position?: string;
      readonly degraded?: string;
      readonly otherIds?: readonly string[];
      readonly thread?: ThreadReference;
      /** The id of the poll it brought, where that is not the message's. */
      readonly pollId?: string;
    }
  /** For operations that leave no message behind (typing, reaction …). */
  | { readonly kind: "done" }
  /**
   * Certainly not accepted; try again no sooner than this. `scope`: what has to wait, the thread or the whole account; absent
   * where the platform does not say, and then two threads limited at once mean the account.
   */
  | { readonly kind: "rate_limited"; readonly retryAfterMs: number; readonly scope?: "channel" | "thread" }
  /** The credentials are refused: the channel needs a person. */
  | { readonly kind: "unauthorised"; readonly reason: string }
  /**
   * The provider will never accept this (blocked, too long, bad content). `fix`: what a person does about it. `cause`: `gone` where
   * the message or thread is no longer there, or can no longer be changed by us; `limit` where the platform has as many as it holds.
   */
  | {
      readonly kind: "rejected";
      readonly reason: string;
      readonly fix?: string;
      readonly cause?: "gone" | "limit";
    }
  /** Certainly not accepted: no connection was made, or the provider said to come back. */
  | { readonly kind: "unreachable"; readonly reason: string }
  /** It may or may not have been accepted: the connection broke after the request had left. */
  | { readonly kind: "unconfirmed"; readonly reason: string };
