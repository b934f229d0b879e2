import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** Words for what a schema refuses without words of its own; `subject` begins the sentence. Given to a schema as `error`. */
export const wordIssue =
  (subject: (path: readonly PropertyKey[]) => string) =>
  (issue: Issue): string =>
    `${subject(issue.path ?? [])} ${complaint(issue)}.`;

/** A field by the last name on the way to it: "The name". A name that programs made up is quoted. */
export function nameField(path: readonly PropertyKey[]): string | null {
  const name = path.findLast((step) => typeof step === "string");
  if (name === undefined) return null;
  return /^[a-z]+$/i.test(name)
    ? `The ${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`
    : `“${name}”`;
}

/** As a sentence ends, however its author left it. */
export const asSentence = (text: string): string =>
  /[.!?…]["”)]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;

function complaint(issue: Issue): string {
  switch (issue.code) {
    case "too_big":
      return tooMuch(issue.origin, Number(issue.maximum));
    case "too_small":
      return tooLittle(issue.origin, Number(issue.minimum));
    case "invalid_type":
      return issue.input === undefined ? "is missing" : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case "invalid_format":
      return FORMATS[issue.format] ?? "has the wrong format";
    case "invalid_value":
      return `must be ${new Intl.ListFormat("en", { type: "disjunction" }).format(issue.values.map(String))}`;
    case "unrecognized_keys":
      return `has unknown fields: ${issue.keys.join(", ")}`;
    default:
      return "is invalid";
  }
}

function tooMuch(origin: string, most: number): string {
  if (origin === "string") return `can have at most ${most} characters`;
  return COUNTED.has(origin) ? `can have at most ${most} entries` : `can be at most ${most}`;
}

function tooLittle(origin: string, least: number): string {
  if (origin === "string")
    return least === 1 ? "must not be empty" : `must have at least ${least} characters`;
  if (COUNTED.has(origin)) return least === 1 ? "must not be empty" : `must have at least ${least} entries`;
  return `must be at least ${least}`;
}

const COUNTED: ReadonlySet<string> = new Set(["array", "set", "map", "file"]);

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "empty",
};

const FORMATS: Readonly<Record<string, string>> = {
  email: "is not an email address",
  url: "is not an address such as https://shop.example",
  datetime: "is not a time such as 2026-11-21T09:30:00Z",
  date: "is not a date such as 2026-11-21",
};
