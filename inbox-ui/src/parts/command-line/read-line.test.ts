import { describe, expect, it } from "vitest";
import type { CommandArgument, OfferedCommand } from "../../api/types.ts";
import { completeLine, needsNothing, readLine } from "./read-line.ts";

const argument = (name: string, kind: string, more: Partial<CommandArgument> = {}): CommandArgument => ({
  name,
  kind,
  summary: { en: name, de: name },
  optional: false,
  option: false,
  choices: [],
  ...more,
});
const command = (
  name: string,
  all: readonly CommandArgument[],
  aliases: readonly string[] = [],
): OfferedCommand => ({
  name,
  aliases,
  usage: `/${name}`,
  summary: { en: name, de: name },
  example: `/${name}`,
  where: ["page"],
  arguments: all,
});
const conversation = argument("conversation", "conversation", { optional: true });
const commands = [
  command("claim", [conversation], ["take"]),
  command("assign", [
    conversation,
    argument("member", "member"),
    argument("team", "team", { option: true, optional: true }),
  ]),
  command("channel", []),
  command("channel pause", [argument("channel", "channel")]),
  command("note", [conversation, argument("text", "rest")]),
];
const read = (line: string) => {
  const found = readLine(line, commands);
  return found && [found.command.name, found.argument?.name, found.typed];
};

describe("a line", () => {
  it.each([
    ["/claim", ["claim", undefined, ""]],
    ["/claim ", ["claim", "conversation", ""]],
    ["/take #1", ["claim", "conversation", "#1"]],
    ["/CLAIM #12 ", ["claim", undefined, ""]],
    ["/channel pau", ["channel", undefined, "pau"]],
    ["/channel pause sh", ["channel pause", "channel", "sh"]],
    ["/assign Ad", ["assign", "member", "Ad"]],
    ["/assign #12 Ad", ["assign", "member", "Ad"]],
    ['/assign #12 "Ada L', ["assign", "member", '"Ada L']],
    ["/assign #12 Ada --team ", ["assign", "team", ""]],
    ["/note Call them back", ["note", "text", "back"]],
  ])("%s gives a command, and says what is being typed", (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each(["claim", "/cla", "/claims", "/etc/hosts", "Hello /claim", "/claim\n#12"])(
    "%s gives none",
    (line) => {
      expect(read(line)).toBeUndefined();
    },
  );

  it("is completed by a value, in quotes where it has spaces", () => {
    const line = "/assign #12 Ad";
    const found = readLine(line, commands);
    expect(found && completeLine(line, found, "Ada Lovelace")).toBe('/assign #12 "Ada Lovelace" ');
  });

  it("needs nothing more where every argument may be left out", () => {
    expect(commands.filter(needsNothing).map(({ name }) => name)).toEqual(["claim", "channel"]);
  });
});
