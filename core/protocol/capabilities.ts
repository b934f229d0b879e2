import type { MediaKind } from "./content.ts";

/** How a platform can do one thing: `native`, `degraded` into something else, or `none`. */
export type Support = "native" | "degraded" | "none";

/**
 * How the outcome of a send is found when its response was lost: it is sent again under the same `key`, which the platform
 * remembers for `lastsMs`, or looked up, which works for `lastsMs`. Later than that, or with `none`, a person decides.
 */
export type Idempotency =
  | { readonly kind: "key"; readonly lastsMs: number }
  | { readonly kind: "look_up"; readonly lastsMs: number }
  | { readonly kind: "none" };

/** Describes a platform's limits and features as data. Core reads these and never the platform's name. */
export type Capabilities = {
  readonly text: {
    readonly maxLength: number;
    readonly captionMaxLength: number;
    readonly marks: readonly (
      | "bold"
      | "italic"
      | "underline"
      | "strike"
      | "code"
      | "spoiler"
      | "quote"
      | "pre"
      | "link"
      | "mention"
      | "emoji"
    )[];
  };
  /** Largest outbound file in bytes, by kind; a kind that is absent cannot be sent. */
  readonly media: Readonly<Partial<Record<MediaKind, number>>>;
  /** Largest inbound file in bytes that can be fetched. */
  readonly downloadMax: number;
  readonly location: Support;
  readonly contactCard: Support;
  readonly poll: Support;
  readonly album: Support;
  readonly buttons: {
    readonly support: Support;
    readonly maxRows: number;
    readonly maxPerRow: number;
    readonly labelMax: number;
    readonly valueMaxBytes: number;
  };
  /** Lists to choose from. */
  readonly choices: { readonly support: Support; readonly max: number };
  /** Forms that a button opens; `maxFields` questions at most. */
  readonly forms: { readonly support: Support; readonly maxFields: number };
  /** Messages that only one person of a group sees. */
  readonly ephemeral: Support;
  readonly reply: Support;
  /** Edit and delete of our own messages; `withinMs` where the platform limits it. */
  readonly edit: { readonly support: Support; readonly withinMs?: number };
  readonly delete: { readonly support: Support; readonly withinMs?: number };
  /** `emoji` lists the accepted ones where not all are accepted. */
  readonly reaction: { readonly support: Support; readonly max: number; readonly emoji?: readonly string[] };
  readonly typing: { readonly out: boolean; readonly in: boolean; readonly lastsMs: number };
  /** Which receipts the platform sends; `sent` always comes from our own call. */
  readonly receipts: { readonly delivered: boolean; readonly read: boolean };
  /** Whether the platform tells people that we have read what they wrote. */
  readonly markRead?: boolean;
  readonly groups: boolean;
  /** Threads that we open below a chat; `titleMax`: UTF-16 units of a title. */
  readonly threads: { readonly support: Support; readonly titleMax: number };
  readonly commandsMenu: boolean;
  readonly idempotency: Idempotency;
  /** Calls a second the platform allows, per channel and per thread; `perThreadBurst`: how many of a thread at once, where more than a second's. */
  readonly rate: {
    readonly perChannelPerSecond: number;
    readonly perThreadPerSecond: number;
    readonly perThreadBurst?: number;
  };
  readonly backfill: boolean;
  /** Free text only this long after the contact's last message; later only a `template` (WhatsApp). Absent: always. */
  readonly window?: { readonly openMs: number };
  /** Milliseconds one call may take before it counts as lost; a lease always outlasts it. */
  readonly callTimeoutMs: number;
};
