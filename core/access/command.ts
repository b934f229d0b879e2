import type {
  ChannelId,
  ContactId,
  ConversationId,
  LabelId,
  OrganizationId,
  RuleId,
  UserId,
} from "../kernel/ids.ts";
import type { Transaction } from "../database/index.ts";
import type { ExternalIdentity } from "../protocol/index.ts";
import type { Action, AnyAction, InputOf, InputSchema } from "./action.ts";
import type { Actor, PerformingActor } from "./actor.ts";
import type { Permission } from "./permissions.ts";

/** A sentence in each language that commands speak. */
export type Words = { readonly en: string; readonly de: string };
export type CommandLanguage = keyof Words;

/** Where a command may be given: in one's own chat with the hub, in a group with customers, in a chat of members only, on the pages. */
export type CommandPlace = "direct" | "group" | "staff" | "page";

/** Who a command is for: a customer in their own conversation, or a member with rights. */
export type CommandAudience = "contact" | "member";

/** What each kind of argument becomes once it was looked up with the actor's rights. `rest` takes the raw tail. */
export type ArgumentValues = {
  readonly member: { readonly id: UserId; readonly name: string };
  readonly contact: { readonly id: ContactId; readonly name: string };
  readonly conversation: { readonly id: ConversationId; readonly number: number };
  readonly channel: { readonly id: ChannelId; readonly name: string };
  readonly team: { readonly name: string };
  readonly label: { readonly id: LabelId; readonly name: string };
  readonly rule: { readonly id: RuleId; readonly name: string };
  /** A built-in role by name, or one of the organization's by id. */
  readonly role: { readonly id: string; readonly name: string };
  readonly priority: "none" | "low" | "normal" | "high" | "urgent";
  /** `30m`, `2h`, `1d`: a day is a calendar day in the zone of whoever speaks. */
  readonly duration: Temporal.Duration;
  readonly date: Temporal.PlainDate;
  readonly email: string;
  readonly permission: Permission;
  readonly choice: string;
  readonly text: string;
  readonly rest: string;
};
export type ArgumentKind = keyof ArgumentValues;
export type ArgumentValue = {
  [K in ArgumentKind]: { readonly kind: K; readonly value: ArgumentValues[K] };
}[ArgumentKind];

/** An argument, in its place or as `--name value`. */
export type CommandArgument<K extends ArgumentKind = ArgumentKind> = {
  /** Lower case letters and hyphens. */
  readonly name: string;
  readonly kind: K;
  /** What to say, for help and for the question when it is missing. */
  readonly summary: Words;
  /** May be left out. A conversation left out is the one that the chat, card or page is about. */
  readonly optional?: true;
  /** Only as `--name value`. */
  readonly option?: true;
  /** For the kind `choice`. */
  readonly choices?: readonly string[];
};

/** The looked-up arguments by name; one that may be left out may be undefined. */
export type ValuesOf<Arguments extends readonly CommandArgument[]> = {
  readonly [A in Arguments[number] as A["name"]]:
    | ArgumentValues[A["kind"]]
    | (A extends { readonly optional: true } ? undefined : never);
};

/** Where and in which words a command is given. */
export type CommandChat = {
  readonly organizationId: OrganizationId;
  readonly place: CommandPlace;
  readonly language: CommandLanguage;
  /** IANA name of the time zone that times and days are in. */
  readonly zone: string;
  /** The customer conversation that the chat, card or page is about. */
  readonly subject: ConversationId | null;
  /** The platform's chat, where it is one: the channel, and its conversation as the hub keeps it. */
  readonly channelId: ChannelId | null;
  readonly conversationId: ConversationId | null;
  /** The account that speaks, by the platform's own id. */
  readonly identity?: ExternalIdentity | null;
};

/** What a command answers. `public`: everybody in the chat may see it; everything else is for whoever asked. */
export type CommandAnswer = {
  readonly text: Words;
  readonly public?: true;
  /** Why nothing came of it, where something was written down all the same: a wrong code, which counts as a try, or a webhook that gave no answer. */
  readonly failed?: string | null;
  /** Further commands to press, as they would be typed: `/claim #12`. */
  readonly buttons?: readonly { readonly label: Words; readonly command: string }[];
};

type CommandBase<Arguments extends readonly CommandArgument[]> = {
  /** As typed, without the slash; a second word is a subcommand: `channel pause`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly for: CommandAudience;
  readonly where: readonly CommandPlace[];
  readonly summary: Words;
  /** As somebody would type it, with the slash. */
  readonly example: string;
  readonly arguments: Arguments;
};

/** A command that performs an action: permission, risk and record are the action's. */
export type ActionCommand<
  Arguments extends readonly CommandArgument[] = readonly CommandArgument[],
  Deps = never,
  Found = never,
  S extends InputSchema = InputSchema,
  Result = never,
  Prepared = never,
  A extends PerformingActor = PerformingActor,
> = CommandBase<Arguments> & {
  readonly action: Action<Deps, Found, S, Result, Prepared, A>;
  /** The id of the object. Throws `invalid` where the chat is about none and none was named. */
  target(values: ValuesOf<Arguments>, chat: CommandChat): string;
  input(values: ValuesOf<Arguments>, chat: CommandChat, actor: A): InputOf<S>;
  /** What is about to happen, where the action has a risk; else its summary and the arguments. */
  confirmation?(values: ValuesOf<Arguments>, chat: CommandChat): Words;
  answer(done: {
    readonly values: ValuesOf<Arguments>;
    readonly result: Result;
    readonly found: Found;
    readonly chat: CommandChat;
    readonly tx: Transaction;
    readonly actor: A;
  }): CommandAnswer | Promise<CommandAnswer>;
};

/** A command that only reads. `answer` shows what the actor may see, by the scope of its permission. */
export type ReadCommand<
  Arguments extends readonly CommandArgument[] = readonly CommandArgument[],
  Deps = never,
> = CommandBase<Arguments> & {
  /** `signed_in`: any member. `contact`: any customer, of their own conversation. */
  readonly permission: Permission | "signed_in" | "contact";
  /** Asks a platform before the transaction begins, once the permission was judged. `key`: the same for a repeated message or request. */
  prepare?(asked: {
    readonly values: ValuesOf<Arguments>;
    readonly chat: CommandChat;
    readonly actor: Actor;
    readonly key: string | null;
    readonly deps: Deps;
  }): Promise<unknown>;
  answer(asked: {
    readonly values: ValuesOf<Arguments>;
    readonly chat: CommandChat;
    readonly tx: Transaction;
    readonly actor: Actor;
    /** Every command there is. */
    readonly known: readonly Command[];
    /** What `prepare` came to; undefined where a command is only tried. */
    readonly prepared: unknown;
    readonly deps: Deps;
  }): CommandAnswer | Promise<CommandAnswer>;
};

/** A command in a list that has forgotten its shapes. */
export type Command = CommandBase<readonly CommandArgument[]> &
  (
    | { readonly action: AnyAction; readonly permission?: undefined }
    | { readonly permission: Permission | "signed_in" | "contact"; readonly action?: undefined }
  );

/** Gives a room its `command`: a binding of an action, or a read with a permission. Without one of them it does not compile. */
export function commandsFor<Deps>() {
  return {
    /** Binds an action. */
    command: <
      const Arguments extends readonly CommandArgument[],
      Found,
      S extends InputSchema,
      Result,
      Prepared,
      A extends PerformingActor,
    >(
      definition: ActionCommand<Arguments, Deps, Found, S, Result, Prepared, A>,
    ) => definition,
    /** Answers without changing anything. */
    readCommand: <const Arguments extends readonly CommandArgument[]>(
      definition: ReadCommand<Arguments, Deps>,
    ) => definition,
  };
}
