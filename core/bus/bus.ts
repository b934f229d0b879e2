import type { JsonObject } from "../kernel/json.ts";

/** Takes one piece of news; what it throws is logged and goes no further. */
export type Listener = (payload: JsonObject) => void;

/** Ends a subscription at once: nothing is delivered after the call, not even news already on its way. */
export type Unsubscribe = () => void;

/**
 * Carries news between the processes of one hub, at most once and in each publisher's order.
 *
 * Every fact is a row first, so a lost message is never a lost fact: whoever listens can read the row again.
 * An implementation must not block or fail the publisher, must not throw because its connection is lost, must not deliver to
 * a listener inside `publish`, must not deliver to anybody who has not subscribed or no longer is, and must not let
 * one listener keep the news from another.
 */
export type Bus = {
  /** Tells every process; returns at once, and news published while the connection is lost is dropped. */
  publish(topic: string, payload: JsonObject): void;
  /** Resolves once news published from now on arrives; while the connection is lost it resolves too, and news flows when it is back. */
  subscribe(topic: string, listener: Listener): Promise<Unsubscribe>;
  /** Ends every subscription and connection; publishing afterwards does nothing. */
  close(): Promise<void>;
};
