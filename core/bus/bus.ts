import type { JsonObject } from "../kernel/json.ts";

/** Handles one event. An exception is logged and affects no other listener. */
export type Listener = (payload: JsonObject) => void;

/** Ends a subscription at once: nothing is delivered after the call, not even events already in transit. */
export type Unsubscribe = () => void;

/**
 * Carries events between the processes of one hub, at most once and in each publisher's order.
 *
 * Every fact is a row first, so a lost event is never a lost fact: a listener can read the row again.
 * An implementation must not block or fail the publisher, must not throw because its connection is lost, must not deliver to
 * a listener inside `publish`, must not deliver to anybody who has not subscribed or no longer is, and must not let
 * one listener block an event for another.
 */
export type Bus = {
  /** Publishes to every process and returns at once. Events published while the connection is lost are dropped. */
  publish(topic: string, payload: JsonObject): void;
  /** Resolves once later events will arrive. While the connection is lost it resolves too, and events arrive after it is back. */
  subscribe(topic: string, listener: Listener): Promise<Unsubscribe>;
  /** Ends every subscription and connection; publishing afterwards does nothing. */
  close(): Promise<void>;
};
