/** A webhook that answers a command. */
export type Hook = {
  readonly url: string;
  /** As `whsec_` and base64. */
  readonly secret: string;
};

/** What a webhook said, or why it said nothing that can be shown. */
export type HookAnswer =
  | { readonly kind: "answered"; readonly text: string }
  | { readonly kind: "failed"; readonly reason: HookFailure };
export type HookFailure =
  | "webhook_private"
  | "webhook_timeout"
  | "webhook_unreachable"
  | "webhook_redirects"
  | "webhook_refused"
  | "webhook_not_text"
  | "webhook_too_long";

/** Asks a webhook. `id`: the same for the same message. */
export type AskHook = (hook: Hook, id: string, body: object) => Promise<HookAnswer>;
