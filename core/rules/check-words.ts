import { refuseUnknownPlaceholders } from "../templates/index.ts";
import type { Action } from "./rule.ts";

/** Refuses replies with an unknown placeholder; throws `placeholder_unknown`. A template was checked when it was saved. */
export const checkWords = (actions: readonly Action[]): void =>
  refuseUnknownPlaceholders(actions.map(writtenIn).join("\n"));

const writtenIn = (action: Action): string => ("text" in action ? action.text : "");
