/** Who an entry names; every `Actor` of access is one. */
export type AuditActor =
  | { readonly kind: "member"; readonly userId: string; readonly name: string; readonly keyId?: string }
  | { readonly kind: "rule"; readonly ruleId: string; readonly name: string }
  | { readonly kind: "visitor" }
  | { readonly kind: "system" };

/** What was acted upon. */
export type AuditTarget = { readonly kind: string; readonly id: string };
