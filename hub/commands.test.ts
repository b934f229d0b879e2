import { describe, expect, it } from "vitest";
import { parseCommand } from "../core/commands/parse/index.ts";
import { plain } from "../core/protocol/index.ts";
import { commands } from "./commands.ts";

describe("the commands of all rooms", () => {
  it("are those the product promises", () => {
    const namesOf = (audience: string) =>
      commands.filter((one) => one.for === audience).map(({ name }) => name);
    expect(namesOf("contact")).toEqual(
      expect.arrayContaining(["help", "status", "close", "reopen", "human", "bot"]),
    );
    expect(namesOf("member")).toEqual(
      expect.arrayContaining(
        "queue claim assign reply note snooze resolve reopen label priority who contact can hours health audit role".split(
          " ",
        ),
      ),
    );
    expect(namesOf("member")).toEqual(
      expect.arrayContaining([
        ...["list", "status", "pause", "resume", "test"].map((verb) => `channel ${verb}`),
        ...["list", "pause", "resume", "why"].map((verb) => `rule ${verb}`),
        ...["list", "invite", "role", "remove"].map((verb) => `member ${verb}`),
      ]),
    );
  });

  it("have names that every platform takes, each once for its audience", () => {
    const names = commands.flatMap(({ for: audience, name, aliases = [] }) =>
      [name, ...aliases].map((one) => `${audience} ${one}`),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const { name, aliases = [] } of commands)
      for (const one of [name, ...aliases])
        expect(one).toMatch(/^[a-z][a-z0-9_]{0,31}( [a-z][a-z0-9_]{0,31})?$/);
  });

  it("have no arguments where a word behind them is a subcommand", () => {
    const bases = new Set(commands.flatMap(({ name }) => (name.includes(" ") ? [name.split(" ")[0]] : [])));
    expect(
      commands.filter((one) => bases.has(one.name) && one.arguments.length > 0).map(({ name }) => name),
    ).toEqual([]);
  });

  it.each(commands.map((command) => [`${command.for} /${command.name}`, command] as const))(
    "%s says what it does in both languages, and its example calls it",
    (_, command) => {
      for (const { en, de } of [command.summary, ...command.arguments.map(({ summary }) => summary)]) {
        expect(en).toMatch(/\S/u);
        expect(de).toMatch(/\S/u);
      }
      const [place = "direct"] = command.where.toSorted((one) => (one === "group" ? 1 : -1));
      const parsed = parseCommand(
        {
          text: plain(
            place === "group" ? command.example.replace(/^\/\S+/u, "$&@acme_bot") : command.example,
          ),
          audience: command.for,
          place,
          addressedTo: "acme_bot",
          languages: ["en"],
          zone: "UTC",
          today: Temporal.PlainDate.from("2026-11-30"),
        },
        commands,
      );
      expect(parsed).toMatchObject({ kind: "call", command: { name: command.name } });
    },
  );
});
