import { describe, expect, it } from "vitest";
import type { Command, CommandPlace } from "../core/access/index.ts";
import { parseCommand, type Parsed } from "../core/commands/parse/index.ts";
import { plain } from "../core/protocol/index.ts";
import { commands } from "./commands.ts";
import { lineOf, SHAPES, type Known, type Shape } from "./command-walk/lines.ts";
import { PERMISSION_TABLE } from "./command-walk/permission-table.ts";

const KNOWN: Known = {
  conversation: "#12",
  member: "Ada",
  contact: "Linus",
  channel: "Shop",
  label: "invoice",
  rule: "Greeting",
};
const PLACES = ["direct", "group", "staff", "page"] as const;
const WAYS = ["typed", "addressed", "native"] as const;

/** As each chat app brings it: a text, a text that names the hub, or a native command whose options were filled in. */
function parse(command: Command, shape: Shape, place: CommandPlace, way: (typeof WAYS)[number]): Parsed {
  const line = lineOf(command, shape, KNOWN);
  const text = way === "addressed" ? line.replace(/^\/(\S+)/u, "/$1@acme_bot") : line;
  return parseCommand(
    {
      text: plain(way === "native" ? `/${command.name}` : text),
      audience: command.for,
      place,
      addressedTo: "acme_bot",
      ...(way === "native" && { options: optionsOf(command, shape) }),
      languages: ["en"],
      zone: "Europe/Berlin",
      today: Temporal.PlainDate.from("2026-11-30"),
    },
    commands,
  );
}

function optionsOf(command: Command, shape: Shape): Readonly<Record<string, unknown>> {
  const [, ...words] = lineOf({ ...command, name: "x" }, shape, KNOWN).split(" ");
  return Object.fromEntries(command.arguments.map(({ name }, at) => [name, words[at]?.replaceAll('"', "")]));
}

const isPlea = (command: Command, shape: Shape, way: string): boolean =>
  command.for === "contact" && command.name === "help" && way !== "native" && shape !== "none";

describe("the walk over every command", () => {
  it("has a hand-written line in the table for each command of members, and for nothing else", () => {
    expect(Object.keys(PERMISSION_TABLE).toSorted()).toEqual(
      commands
        .filter((one) => one.for === "member")
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it("reads each in each place, in each way and with arguments of each shape, and is never silent", () => {
    let judged = 0;
    for (const command of commands)
      for (const place of PLACES)
        for (const way of WAYS)
          for (const shape of SHAPES) {
            judged += 1;
            const parsed = parse(command, shape, place, way);
            const said = `${command.for} ${way} ${lineOf(command, shape, KNOWN)} in ${place}`;
            // In a group nobody is meant who is not named, and there the text is a message.
            // What a customer says behind /help that names no command of theirs is a plea, which people read.
            if (isPlea(command, shape, way) && !(place === "group" && way === "typed"))
              expect.soft(parsed.kind, said).toBe("message");
            else if (place === "group" && way === "typed") expect.soft(parsed.kind, said).toBe("message");
            else if (!command.where.includes(place)) expect.soft(parsed.kind, said).not.toBe("call");
            else expect.soft(parsed.kind, said).toMatch(/^(call|error)$/u);
            if (parsed.kind === "error") {
              expect.soft(parsed.words.en, said).toMatch(/\S/u);
              expect.soft(parsed.words.de, said).toMatch(/\S/u);
            }
          }
    process.stdout.write(`The command walk read ${judged} lines.\n`);
    expect(judged).toBeGreaterThan(2_000);
  });
});
