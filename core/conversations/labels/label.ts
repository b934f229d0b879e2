import type { AuditRecord } from "../../audit/index.ts";
import type { LabelId } from "../../kernel/ids.ts";

/** The colours a label may have; pages give them their shade. */
export const COLOURS = [
  "blue",
  "green",
  "orange",
  "purple",
  "red",
  "teal",
  "yellow",
  "pink",
  "grey",
] as const;

/** What a conversation can be marked as being about; its name is unique whatever its case. */
export type Label = { readonly id: LabelId; readonly name: string; readonly colour: string };

/** What a person says of a label. */
export type LabelDraft = { readonly name: string; readonly colour: (typeof COLOURS)[number] };

/** Who does it, for the audit trail. */
export type By = Pick<AuditRecord, "actor" | "ip">;
