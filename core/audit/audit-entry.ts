import type { Via } from "../access/index.ts";

/** Who an entry names; every `Actor` of access is one. */
export type AuditActor =
  | {
      readonly kind: "member";
      readonly userId: string;
      readonly name: string;
      readonly keyId?: string;
      readonly via?: Via;
    }
  | { readonly kind: "contact"; readonly contactId: string; readonly name: string; readonly via?: Via }
  | { readonly kind: "rule"; readonly ruleId: string; readonly name: string }
  | { readonly kind: "visitor" }
  | { readonly kind: "system" };

/** What was acted upon. */
export type AuditTarget = { readonly kind: string; readonly id: string };
