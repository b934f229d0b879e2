import { describe, expect, it } from "vitest";
import { exampleCommands } from "./example-commands.ts";
import { formatHelp } from "./format-help.ts";
import { formatUsage } from "./format-usage.ts";

const named = (name: string) => exampleCommands.filter((command) => command.name === name).slice(0, 1);

describe("the usage of a command", () => {
  it.each([
    ["assign", "/assign [#12] @name [--team name]"],
    ["reply", "/reply [#12] text…"],
    ["remind", "/remind 2027-03-04 [text…]"],
    ["away", "/away on|off|Auto"],
    ["channel pause", "/channel pause channel"],
    ["help", "/help"],
  ])("of %s is %s", (name, usage) =>
    expect(named(name).map((command) => formatUsage(command, "en"))).toEqual([usage]),
  );

  it("is in the language of whoever asks", () =>
    expect(named("priority").map((command) => formatUsage(command, "de"))).toEqual([
      "/priority [#12] niedrig|normal|hoch|dringend|keine",
    ]));

  it("has its options in front of the raw tail, which would take them", () => {
    const [assign] = named("assign");
    const [reply] = named("reply");
    const both = [...(assign?.arguments.slice(2) ?? []), ...(reply?.arguments ?? [])];
    expect(assign && formatUsage({ ...assign, arguments: both }, "en")).toBe(
      "/assign [#12] [--team name] text…",
    );
  });
});

describe("the help", () => {
  it("lists single words first, then subcommands by their first word", () => {
    const shown = ["channel list", "close", "member invite", "channel pause", "help"].flatMap(named);
    expect(formatHelp(shown, "en")).toBe(
      [
        "/close [#12] – Does it",
        "/help – Does it",
        "",
        "/channel",
        "/channel list – Does it",
        "/channel pause channel – Does it",
        "",
        "/member",
        "/member invite ada@example.com – Does it",
      ].join("\n"),
    );
  });

  it("is empty without commands, and begins with a group where there is no single word", () => {
    expect(formatHelp([], "de")).toBe("");
    expect(formatHelp(named("channel list"), "de")).toBe("/channel\n/channel list – Tut es");
  });
});
