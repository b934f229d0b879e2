import type { Words } from "../../access/index.ts";
import type { ConversationId } from "../../kernel/ids.ts";
import type { KeptCall } from "../call.ts";

/** What a button of ours does, or a numbered answer where a platform has none. Rights are read when it is used, never before. */
export type Does =
  /** Gives a command as if it were typed, in a chat that is about `subject`. */
  | { readonly kind: "type"; readonly command: string; readonly subject: ConversationId | null }
  /** Goes on with a command once a question was answered. */
  | { readonly kind: "call"; readonly call: KeptCall }
  /** Does what was confirmed, if the object is still as it was shown. */
  | { readonly kind: "confirm"; readonly call: KeptCall; readonly version: string }
  | { readonly kind: "cancel"; readonly command: string }
  /** Decides what another member asked for. */
  | { readonly kind: "decide"; readonly requestId: string; readonly approve: boolean }
  /** Takes back what a use of a command did. */
  | { readonly kind: "undo"; readonly useId: string };

/** An answer to choose, by its button, its number or its label. */
export type Choice = { readonly label: Words; readonly does: Does };

/** A question to whoever gave a command: choose one, or say it, where `open` names what is asked for. */
export type Question = {
  readonly choices: readonly Choice[];
  readonly open?: { readonly call: KeptCall; readonly argument: string };
};
