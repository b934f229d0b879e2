import type { Words } from "../../access/index.ts";
import type { LooseAction } from "./guard-action.ts";

/** What is to be approved, as it was shown. */
export type ToApprove = {
  readonly action: LooseAction;
  readonly id: string;
  readonly version: string;
  readonly summary: Words;
};
