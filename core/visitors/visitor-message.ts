import type { Button, LocationPart, MediaKind, RichText } from "../protocol/index.ts";

/** A file of a message as its visitor sees it; `url` is signed and expires. */
export type VisitorFile = {
  readonly kind: MediaKind;
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels, where known. */
  readonly width: number | null;
  readonly height: number | null;
  /** Null while the file is not in our store (yet). */
  readonly url: string | null;
};

export type VisitorPart =
  | VisitorFile
  | LocationPart
  | { readonly kind: "unsupported"; readonly what: string };

/** A message of the visitor's own thread: what the widget shows, and nothing an agent would not say aloud. */
export type VisitorMessage = {
  readonly id: string;
  /** The uuid the widget gave its own message; null for the team's. */
  readonly clientId: string | null;
  readonly from: "visitor" | "team";
  readonly authorName: string | null;
  readonly automatic: boolean;
  readonly text: RichText;
  readonly parts: readonly VisitorPart[];
  readonly buttons: readonly (readonly Button[])[] | null;
  /** Of the team's messages: how far this browser has confirmed them. */
  readonly receipt: "sent" | "delivered" | "read" | null;
  readonly sentAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
};

/** A page of the thread, oldest first; `lastEventId` is where the stream goes on without a gap, `seenUpTo` until when the team has read it. */
export type VisitorThread = {
  readonly items: readonly VisitorMessage[];
  readonly nextCursor: string | null;
  readonly lastEventId: string;
  readonly seenUpTo: string | null;
};

/** News of the stream, `event:` name and `data:` in one value. `reset`: the gap could not be filled, read the thread again. */
export type VisitorNews =
  | { readonly event: "ready" | "reset" }
  | { readonly event: "message"; readonly message: VisitorMessage }
  | { readonly event: "typing"; readonly name: string | null }
  | { readonly event: "seen"; readonly upTo: string };
