import type { Command, CommandArgument } from "../../core/access/index.ts";

/** What the walk's organization has, by the names that people type. */
export type Known = {
  /** A conversation's number, with #. */
  readonly conversation: string;
  readonly member: string;
  readonly contact: string;
  readonly channel: string;
  readonly label: string;
  readonly rule: string;
};

/** How arguments may be given: as they should, not at all, empty, in a wrong shape, of somebody else, fitting several. */
export const SHAPES = ["right", "none", "empty", "malformed", "foreign", "ambiguous"] as const;
export type Shape = (typeof SHAPES)[number];

/** The command as somebody would type it, with arguments of this shape. */
export function lineOf(command: Command, shape: Shape, known: Known): string {
  const words = command.arguments.map((argument) => wordOf(argument, shape, known));
  return [`/${command.name}`, ...words.filter((word) => word !== "")].join(" ");
}

function wordOf(argument: CommandArgument, shape: Shape, known: Known): string {
  switch (shape) {
    case "right":
      return rightWord(argument, known);
    case "none":
      return "";
    case "empty":
      return '""';
    case "malformed":
      return MALFORMED[argument.kind] ?? rightWord(argument, known);
    case "foreign":
      return FOREIGN[argument.kind] ?? rightWord(argument, known);
    case "ambiguous":
      return AMBIGUOUS[argument.kind] ?? rightWord(argument, known);
  }
}

function rightWord({ name, kind, choices }: CommandArgument, known: Known): string {
  switch (kind) {
    case "conversation":
    case "member":
    case "contact":
    case "channel":
    case "label":
    case "rule":
      return kind === "conversation" ? known.conversation : `"${known[kind]}"`;
    case "choice":
      return choices?.[0] ?? "";
    default:
      return RIGHT[name] ?? RIGHT[kind] ?? "something";
  }
}

const RIGHT: Readonly<Record<string, string>> = {
  role: "agent",
  priority: "high",
  duration: "2h",
  date: "2026-12-24",
  email: "alan@example.com",
  permission: "conversation.close",
  command: "resolve",
  days: "mon-fri",
  times: "09:00-17:00",
  team: "Sales",
};

/** Not even the shape of what is wanted. */
const MALFORMED: Readonly<Record<string, string>> = {
  conversation: "#twelve",
  priority: "enormous",
  duration: "3",
  date: "someday",
  email: "not-an-address",
  permission: "conversation.own",
  choice: "neither",
};

/** It exists, in another organization. */
const FOREIGN: Readonly<Record<string, string>> = {
  conversation: "#999999",
  member: '"Eve of Globex"',
  contact: '"Mallory of Globex"',
  channel: '"Globex chat"',
  label: '"Globex label"',
  rule: '"Globex rule"',
};

/** Two of them are called so. */
const AMBIGUOUS: Readonly<Record<string, string>> = {
  member: "Twin",
  contact: "Twin",
  channel: "Twin",
  label: "Twin",
  rule: "Twin",
};
