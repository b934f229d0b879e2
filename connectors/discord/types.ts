import type { JsonObject } from "../../core/kernel/json.ts";

/** Where a channel is, as the gateway knew it when the event came: the events themselves carry only ids. */
export type Place = {
  /** The kind of channel: discord.com/developers/docs/resources/channel#channel-object-channel-types. */
  readonly type?: number;
  readonly name?: string;
  readonly guild?: { readonly id: string; readonly name?: string };
  /** The channel or forum that a thread is in. */
  readonly parent?: { readonly id: string; readonly name?: string };
};

/**
 * One dispatch of the gateway as the hub stores it: `t` and `d` are Discord's. `s` counts within `session`, `me` is the
 * id of the bot. A message that was fetched afterwards has no `s`.
 */
export type StoredDispatch = {
  readonly t: string;
  readonly d: JsonObject;
  readonly s?: number;
  readonly session?: string;
  readonly me?: string;
  readonly place?: Place;
};

/** What `send` needs to answer an interaction, kept with the event. Its token is valid for 15 minutes. */
export type InteractionAnswer = {
  readonly interactionId: string;
  readonly token: string;
  readonly applicationId: string;
  readonly kind: "command" | "press" | "form";
  /** The id of whoever acted: a private answer is shown to them. */
  readonly user: string;
  /** Whether the gateway told Discord in time that an answer follows. A press that opens a form must not be. */
  readonly acknowledged: boolean;
  /** Milliseconds since 1970 when it came. */
  readonly at: number;
};
