import type { ThreadReference } from "./inbound-event.ts";
import type { Receipt } from "./receipt.ts";

/**
 * Who finds a menu. `members`: a linked member, in their direct chat. `staff`: everybody in a chat of members only. A platform without
 * audiences shows everything to everybody; who may do what is decided when a command is used.
 */
export type MenuAudience =
  | { readonly kind: "contacts" }
  | { readonly kind: "members"; readonly thread: ThreadReference }
  | { readonly kind: "staff"; readonly thread: ThreadReference };

/**
 * The commands of one audience, in the order in which they are shown. `language`: BCP 47, null for all that have no menu of their
 * own. Without commands the menu is taken away.
 */
export type CommandMenu = {
  readonly audience: MenuAudience;
  readonly language: string | null;
  readonly commands: readonly MenuCommand[];
};

/** A command as people find it in a menu; `name` without its slash, a subcommand behind its command and a space. */
export type MenuCommand = {
  readonly name: string;
  readonly description: string;
  readonly parameters?: readonly MenuParameter[];
};

/** A typed argument of a command. */
export type MenuParameter = {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: "text" | "number" | "boolean" | "person" | "choice";
  /** The only values that a choice takes. */
  readonly choices?: readonly string[];
};

/** `omitted`: what the platform's menu does not show of what was published, a sentence each; all else is shown. */
export type MenuReceipt =
  | { readonly kind: "done"; readonly omitted?: readonly string[] }
  | Exclude<Receipt, { kind: "sent" | "done" }>;
