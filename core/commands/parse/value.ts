import type { ArgumentValue } from "../../access/index.ts";
import type { FaultCode, GivenArgument } from "./parsed.ts";

/** What a text means for an argument, or why it means nothing. */
export type ReadValue =
  | { readonly kind: "read"; readonly found: Partial<Pick<GivenArgument, "value" | "number" | "moment">> }
  | {
      readonly kind: "unreadable";
      readonly code: FaultCode;
      readonly nearest: string | null;
      readonly among?: readonly string[];
    };

export const found = (value: ArgumentValue): ReadValue => ({ kind: "read", found: { value } });

export const fail = (code: FaultCode, nearest: string | null, among?: readonly string[]): ReadValue => ({
  kind: "unreadable",
  code,
  nearest,
  ...(among && { among }),
});
