import type { JsonObject } from "../kernel/json.ts";
import type { RichText } from "./rich-text.ts";

/** Kinds of media; `voice` is a recorded note, `animation` a silent looping clip. */
export type MediaKind = "image" | "video" | "audio" | "voice" | "file" | "sticker" | "animation";

/** Media still at the provider: `reference` is what the connector's `download` needs, opaque to everyone else. */
export type RemoteMedia = {
  readonly reference: JsonObject;
  readonly fileName?: string;
  /** As the provider says; the store sniffs its own. */
  readonly contentType?: string;
  /** Bytes. */
  readonly size?: number;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
  /** The emoji that a sticker stands for. */
  readonly emoji?: string;
  /** Hosted platforms only: the attachment was uploaded to our own store beforehand and only needs linking. */
  readonly stored?: string;
};

export type LocationPart = {
  readonly kind: "location";
  readonly latitude: number;
  readonly longitude: number;
  readonly title?: string;
  readonly address?: string;
};
export type ContactCardPart = {
  readonly kind: "contact_card";
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
};
export type PollPart = {
  readonly kind: "poll";
  readonly question: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly externalId?: string;
};
/** Content that a connector does not support. It is shown as "unsupported: <what>", and its raw payload is kept. */
export type UnsupportedPart = { readonly kind: "unsupported"; readonly what: string };

export type MediaPart = { readonly kind: MediaKind; readonly media: RemoteMedia };
export type InboundPart = MediaPart | LocationPart | ContactCardPart | PollPart | UnsupportedPart;

/** A button under a message. `value` comes back in `button_pressed`; a `url` button opens a page without an event. */
export type Button = { readonly label: string } & ({ readonly value: string } | { readonly url: string });

/** What a message says, whoever wrote it. */
export type InboundContent = {
  readonly text: RichText;
  readonly parts: readonly InboundPart[];
  /** Rows of buttons, when the platform shows them to us. */
  readonly buttons?: readonly (readonly Button[])[];
};
