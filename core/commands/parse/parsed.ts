import type {
  ArgumentValue,
  Command,
  CommandArgument,
  CommandAudience,
  CommandLanguage,
  CommandPlace,
  Words,
} from "../../access/index.ts";
import type { RichText } from "../../protocol/index.ts";

/** What was typed, and where. */
export type Typed = {
  /** A mark of kind `mention` names somebody's identity at the platform. */
  readonly text: RichText;
  /** Whose commands are known. */
  readonly audience: CommandAudience;
  readonly place: CommandPlace;
  /** The hub's own name in this chat app without its sign, `acme_bot`, or the identity that mentions of it name. Null where it has none. */
  readonly addressedTo: string | null;
  /**
   * The typed options of a native command, by the names of its arguments; present means that the platform called us. A
   * value is a text, a number or a truth, or `{ identity, name }` for somebody who was picked.
   */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Written by somebody else, or elsewhere: never a command. */
  readonly forwarded?: true;
  /** Which languages dates are understood in, the likeliest first. */
  readonly languages: readonly CommandLanguage[];
  /** IANA name of the time zone that times are in. */
  readonly zone: string;
  /** The day it is in that zone. */
  readonly today: Temporal.PlainDate;
};

/** An argument that was given. What needs a look-up is only `said`. */
export type GivenArgument = {
  readonly argument: CommandArgument;
  /** As it was typed, without quotes around it. */
  readonly said: string;
  /** The identity that a mention names. */
  readonly mention?: string;
  /** Of a kind that needs no look-up. */
  readonly value?: ArgumentValue;
  /** What a conversation is numbered. */
  readonly number?: number;
  /** Of a date that was said with a time: that instant. A time that a change of clocks skips is the one after the gap. */
  readonly moment?: Temporal.ZonedDateTime;
};

export type FaultCode =
  | "too_long"
  | "too_many_tokens"
  | "disguised_name"
  | "unknown_command"
  | "missing_subcommand"
  | "unknown_subcommand"
  | "wrong_place"
  | "unclosed_quote"
  | "unknown_option"
  | "option_without_value"
  | "unreadable_option"
  | "given_twice"
  | "too_many_arguments"
  | "not_a_conversation"
  | "not_a_priority"
  | "not_a_duration"
  | "duration_without_unit"
  | "not_a_date"
  | "ambiguous_date"
  | "not_an_email"
  | "not_a_permission"
  | "not_a_choice";

/** What is wrong, before it is put into words. */
export type Fault = {
  readonly kind: "fault";
  readonly code: FaultCode;
  /** In UTF-16 units of the text. Behind its end for an option of a native command. */
  readonly at: number;
  readonly said: string;
  readonly nearest: string | null;
  readonly command: Command | null;
  readonly argument?: CommandArgument;
  /** What it could have been. */
  readonly among?: readonly string[];
};

/** What a text is: no command of ours, a call of one, or an attempt that failed. */
export type Parsed =
  | { readonly kind: "message" }
  | {
      readonly kind: "call";
      readonly command: Command;
      /** In the order of the command's arguments. */
      readonly given: readonly GivenArgument[];
      /** What has to be asked for. */
      readonly missing: readonly CommandArgument[];
    }
  | {
      readonly kind: "error";
      readonly code: FaultCode;
      readonly words: Words;
      /** In UTF-16 units of the text. */
      readonly at: number;
      readonly said: string;
      /** What was probably meant. */
      readonly nearest: string | null;
      readonly command: Command | null;
    };
