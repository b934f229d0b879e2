import {
  isPermission,
  permissionNames,
  type ArgumentValues,
  type CommandArgument,
} from "../../access/index.ts";
import { readDate } from "./dates/read-date.ts";
import { readDuration } from "./read-duration.ts";
import { hasHidden } from "./disguise.ts";
import { nearestOf } from "./nearest.ts";
import type { GivenArgument, Typed } from "./parsed.ts";
import { fail, found, type ReadValue } from "./value.ts";

type Priority = ArgumentValues["priority"];

/** Priorities in both languages. */
const PRIORITIES: ReadonlyMap<string, Priority> = new Map<string, Priority>([
  ["none", "none"],
  ["low", "low"],
  ["normal", "normal"],
  ["high", "high"],
  ["urgent", "urgent"],
  ["keine", "none"],
  ["niedrig", "low"],
  ["hoch", "high"],
  ["dringend", "urgent"],
]);

const CONVERSATION = /^#?([1-9]\d{0,8})$/;
const EMAIL = /^[^\s@<>()[\]",;:\\]+@[^\s@<>()[\]",;:\\.]+(\.[^\s@<>()[\]",;:\\.]+)+$/;
const EMAIL_MAX = 254;

/** Reads what was said for an argument. What has to be looked up is only checked for its form. */
export function readValue(argument: CommandArgument, said: string, typed: Typed): ReadValue {
  switch (argument.kind) {
    case "conversation":
      return readConversation(said);
    case "priority":
      return readPriority(said);
    case "duration":
      return readDuration(said);
    case "date":
      return readDate(said, typed);
    case "email":
      return readEmail(said);
    case "permission":
      return readPermission(said);
    case "choice":
      return readChoice(said, argument.choices ?? []);
    case "text":
    case "rest":
      return found({ kind: argument.kind, value: said });
    case "member":
    case "contact":
    case "channel":
    case "team":
    case "label":
    case "rule":
    case "role":
      return LOOKED_UP;
  }
}

const LOOKED_UP: ReadValue = { kind: "read", found: {} satisfies Partial<GivenArgument> };

function readConversation(said: string): ReadValue {
  const [, digits] = CONVERSATION.exec(said) ?? [];
  return digits === undefined
    ? fail("not_a_conversation", /\d/.test(said) ? correctNumber(said) : null)
    : { kind: "read", found: { number: Number(digits) } };
}

function correctNumber(said: string): string | null {
  const [, digits] = CONVERSATION.exec(/\d+/.exec(said)?.[0].replace(/^0+/, "") ?? "") ?? [];
  return digits === undefined ? null : `#${digits}`;
}

function readPriority(said: string): ReadValue {
  const value = PRIORITIES.get(said.toLowerCase());
  const names = [...PRIORITIES.keys()];
  return value === undefined
    ? fail("not_a_priority", nearestOf(said, names), names.slice(0, 5))
    : found({ kind: "priority", value });
}

function readEmail(said: string): ReadValue {
  const isEmail = said.length <= EMAIL_MAX && EMAIL.test(said) && !hasHidden(said);
  return isEmail ? found({ kind: "email", value: said }) : fail("not_an_email", null);
}

function readPermission(said: string): ReadValue {
  const value = said.toLowerCase();
  return isPermission(value)
    ? found({ kind: "permission", value })
    : fail("not_a_permission", nearestOf(said, permissionNames));
}

function readChoice(said: string, choices: readonly string[]): ReadValue {
  const value = choices.find((choice) => choice.toLowerCase() === said.toLowerCase());
  return value === undefined
    ? fail("not_a_choice", nearestOf(said, choices), choices)
    : found({ kind: "choice", value });
}
