import type { ArgumentKind, CommandAudience, CommandPlace } from "../../access/index.ts";
import type { Id, RuleId, TemplateId, UserId } from "../../kernel/ids.ts";

export type CustomCommandId = Id<"cmd">;

/** What answers a command of an organization's own. */
export type CustomAnswer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "template"; readonly templateId: TemplateId }
  /** The rule's actions in the conversation that the chat is about; what it replies is the answer. */
  | { readonly kind: "rule"; readonly ruleId: RuleId }
  /** `fallback`: what is answered where the webhook gives no answer. */
  | { readonly kind: "webhook"; readonly url: string; readonly fallback: string };

export type CustomArgument = {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly summary: string;
  readonly optional?: true | undefined;
  readonly option?: true | undefined;
  readonly choices?: readonly string[] | undefined;
};

/** What a member enters for a command. */
export type CustomDraft = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly audience: CommandAudience;
  readonly where: readonly CommandPlace[];
  readonly arguments: readonly CustomArgument[];
  readonly answers: CustomAnswer;
  readonly enabled: boolean;
};

/** A command of an organization's own. `sealedSecret`: signs requests to its webhook. */
export type CustomCommand = CustomDraft & {
  readonly id: CustomCommandId;
  readonly sealedSecret: string | null;
  readonly changedBy: { readonly id: UserId; readonly name: string } | null;
  readonly changedAt: Date;
};
