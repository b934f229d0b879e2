import type { Mark } from "../../../../core/protocol/index.ts";

/** Names for what a text only has ids of. */
export type MentionNames = {
  readonly user: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
};

/** A text while it is read. `marks` are those found so far. */
export type Written = { text: string; readonly marks: Mark[] };
