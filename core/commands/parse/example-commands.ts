import { commandsFor, type Command, type CommandArgument, type CommandAudience } from "../../access/index.ts";
import { plain, type Mark } from "../../protocol/index.ts";
import type { Parsed, Typed } from "./parsed.ts";

/** Commands of every shape that the grammar has, for the tests of the parser. */

const { readCommand } = commandsFor<unknown>();
const words = { en: "Does it", de: "Tut es" };
const everywhere = ["direct", "group", "staff", "page"] as const;

type More = Partial<Pick<Command, "aliases" | "where" | "example">>;

function example(
  who: CommandAudience,
  name: string,
  given: readonly CommandArgument[],
  more: More = {},
): Command {
  const base = { name, for: who, where: everywhere, summary: words, example: `/${name}`, arguments: given };
  return readCommand({
    ...base,
    ...more,
    permission: who === "member" ? "signed_in" : "contact",
    answer: () => ({ text: words }),
  });
}

type Shape = Partial<Pick<CommandArgument, "optional" | "option" | "choices">>;

const argument = (name: string, kind: CommandArgument["kind"], shape: Shape = {}): CommandArgument => ({
  name,
  kind,
  summary: words,
  ...shape,
});

const conversation = argument("conversation", "conversation", { optional: true });
const team = argument("team", "team", { optional: true, option: true });

export const exampleCommands: readonly Command[] = [
  example("member", "close", [conversation], { aliases: ["resolve", "c"], example: "/close #12" }),
  example("member", "assign", [conversation, argument("member", "member"), team], {
    example: '/assign #12 @ada --team "Night shift"',
  }),
  example("member", "reply", [conversation, argument("text", "rest")], { example: "/reply #12 Hello" }),
  example("member", "note", [argument("text", "rest")], { example: "/note Hello" }),
  example("member", "tell", [argument("to", "member", { optional: true }), argument("text", "rest")]),
  example("member", "snooze", [conversation, argument("duration", "duration")], {
    example: "/snooze #12 2h",
  }),
  example("member", "remind", [argument("until", "date"), argument("text", "rest", { optional: true })]),
  example("member", "priority", [conversation, argument("priority", "priority")], {
    example: "/priority high",
  }),
  example("member", "merge", [argument("from", "conversation"), argument("into", "conversation")]),
  example("member", "label", [
    conversation,
    argument("label", "label"),
    argument("why", "text", { optional: true }),
  ]),
  example("member", "can", [argument("permission", "permission"), conversation], {
    example: "/can conversation.close #12",
  }),
  example("member", "channel list", [], { example: "/channel list" }),
  example("member", "channel pause", [argument("channel", "channel")], {
    aliases: ["channel stop", "hush"],
    example: "/channel pause support",
  }),
  example("member", "member invite", [argument("email", "email")], {
    where: ["direct", "page"],
    example: "/member invite ada@example.com",
  }),
  example("member", "away", [argument("mode", "choice", { choices: ["on", "off", "Auto"] })], {
    example: "/away on",
  }),
  example("member", "help", [], { example: "/help" }),
  example("contact", "close", [], { example: "/close" }),
  example("contact", "lang", [argument("language", "choice", { choices: ["en", "de"] })], {
    where: ["direct"],
    example: "/lang de",
  }),
];

/** Monday, 30 November 2026, in a direct chat with Ada. */
export const typedBy = (text: string, more: Partial<Typed> = {}, marks: readonly Mark[] = []): Typed => ({
  text: marks.length > 0 ? { text, marks } : plain(text),
  audience: "member",
  place: "direct",
  addressedTo: "acme_bot",
  languages: ["en", "de"],
  zone: "Europe/Berlin",
  today: Temporal.PlainDate.from("2026-11-30"),
  ...more,
});

/** Shows in one line what a text was read as. */
export function show(parsed: Parsed): string {
  if (parsed.kind === "message") return "message";
  if (parsed.kind === "error") {
    const nearest = parsed.nearest === null ? "" : ` → ${parsed.nearest}`;
    return `${parsed.code} at ${parsed.at} “${parsed.said}”${nearest}`;
  }
  const given = parsed.given.map(({ argument: { name }, said, mention }) =>
    mention === undefined ? ` ${name}=${said}` : ` ${name}=${said}(${mention})`,
  );
  const missing = parsed.missing.map(({ name }) => ` ${name}?`);
  return [parsed.command.name, ...given, ...missing].join("");
}
