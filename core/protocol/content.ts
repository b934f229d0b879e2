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

/** A preview of something else: an embed, an unfurled link, what an app posted. `text` may be formatted; `image` is fetched like media. */
export type CardPart = {
  readonly kind: "card";
  readonly title?: string;
  readonly text?: RichText;
  readonly url?: string;
  readonly author?: string;
  readonly image?: RemoteMedia;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: string;
};

/** What somebody answered in a form of ours. Core makes it of `form_submitted`. */
export type FormAnswersPart = {
  readonly kind: "form";
  readonly form: string;
  readonly answers: readonly { readonly name: string; readonly value: string }[];
};
/** The typed arguments of a native command. Core makes it of `command_invoked`. */
export type CommandPart = { readonly kind: "command"; readonly name: string; readonly options: JsonObject };

/** The value of a pressed button; the text of the message is its label. Core makes it of `button_pressed` and shows it to nobody. */
export type PressPart = { readonly kind: "press"; readonly value: string };

export type MediaPart = { readonly kind: MediaKind; readonly media: RemoteMedia };
export type InboundPart =
  | MediaPart
  | LocationPart
  | ContactCardPart
  | PollPart
  | CardPart
  | FormAnswersPart
  | CommandPart
  | PressPart
  | UnsupportedPart;

/**
 * A button under a message. `value` comes back in `button_pressed`; a `url` button opens a page without an event; one with a
 * `form` asks the questions of that form, whose answers come back in `form_submitted`.
 */
export type Button = { readonly label: string } & (
  | { readonly value: string; readonly form?: Form | undefined }
  | { readonly url: string }
);

/** A list to choose from, shown under a message. The chosen value comes back in `button_pressed`. */
export type Choices = {
  /** Shown while nothing is chosen. */
  readonly label: string;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string | undefined;
  }[];
};

/** Questions that a platform asks in a window of its own. `name` comes back with the answers. */
export type Form = {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly FormQuestion[];
};
export type FormQuestion = {
  readonly name: string;
  readonly label: string;
  readonly kind: "line" | "text";
  readonly required: boolean;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
};

/** What a message says, whoever wrote it. */
export type InboundContent = {
  readonly text: RichText;
  readonly parts: readonly InboundPart[];
  /** Rows of buttons, when the platform shows them to us. */
  readonly buttons?: readonly (readonly Button[])[];
};
