import { describe, expect, it } from "vitest";
import { rooms } from "../../../hub/rooms.ts";
import type { Command } from "../../access/index.ts";
import { menusOf } from "./menus-of.ts";

const commands = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
const direct = { key: "7", kind: "direct" } as const;
const group = { key: "-100", kind: "group" } as const;

const namesOf = (kind: string, language: string | null) =>
  menusOf(
    commands,
    [{ name: "prices", description: "What things cost" }],
    [
      { kind: "members", thread: direct },
      { kind: "staff", thread: group },
    ],
  )
    .find((menu) => menu.audience.kind === kind && menu.language === language)
    ?.commands.map(({ name }) => name) ?? [];

describe("a platform's menu", () => {
  it("shows customers what they may do and the organization's own commands, and nothing of members", () => {
    expect(namesOf("contacts", null)).toEqual(
      expect.arrayContaining(["help", "status", "close", "reopen", "human", "bot", "prices"]),
    );
    expect(namesOf("contacts", null)).not.toContain("claim");
    expect(namesOf("contacts", "de")).toEqual(namesOf("contacts", null));
  });

  it("shows members what they may do in their own chat, and less where others are present", () => {
    expect(namesOf("members", null)).toEqual(
      expect.arrayContaining(["queue", "claim", "channel pause", "audit"]),
    );
    expect(namesOf("staff", null)).toContain("claim");
    expect(namesOf("staff", null)).not.toContain("audit");
    expect(namesOf("members", null)).not.toContain("prices");
  });

  it("speaks the reader's language, and helps to fill arguments in", () => {
    const [english, german] = menusOf(commands, [], [{ kind: "members", thread: direct }])
      .filter(({ audience }) => audience.kind === "members")
      .map((menu) => menu.commands.find(({ name }) => name === "priority"));
    expect(german?.description).not.toBe(english?.description);
    expect(english?.parameters).toMatchObject([
      { name: "conversation", required: false, type: "text" },
      { name: "priority", required: true, type: "choice", choices: expect.arrayContaining(["urgent"]) },
    ]);
  });
});
