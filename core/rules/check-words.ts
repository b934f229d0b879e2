import { refuseUnknownPlaceholders } from "../templates/index.ts";
import type { Action } from "./rule.ts";

/** Refuses answers with a placeholder that nothing fills in; throws `placeholder_unknown`. A canned reply was checked when it was saved. */
export const checkWords = (actions: readonly Action[]): void =>
  refuseUnknownPlaceholders(actions.map(writtenIn).join("\n"));

const writtenIn = (action: Action): string => ("text" in action ? action.text : "");
