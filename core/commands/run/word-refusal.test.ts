import { describe, expect, it } from "vitest";
import { rooms } from "../../../hub/rooms.ts";
import type { AnyAction, Command } from "../../access/index.ts";
import { refused } from "../../kernel/errors.ts";
import { REFUSALS } from "./refusals.ts";
import { wordCode } from "./word-refusal.ts";

const commands = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
const actions = commands.flatMap(({ action }): readonly AnyAction[] => (action ? [action] : []));

describe("a refusal", () => {
  it("says who changed something meanwhile, if that is known", () => {
    expect(wordCode(refused("changed_meanwhile", "Changed.", { by: "Ada" })).en).toBe(
      "Changed by Ada in the meantime. Nothing was done.",
    );
    expect(wordCode(refused("changed_meanwhile", "Changed.", { by: null })).en).toBe("Changed.");
  });

  it("is worded in German for every code that an action behind a command can answer", () => {
    const codes = actions
      .flatMap(({ errors, target }) => [errors, target.errors])
      .flatMap((errors) => Object.values(errors ?? {}).flat());
    expect(codes.length).toBeGreaterThan(20);
    expect([...new Set(codes)].filter((code) => !REFUSALS[code] && !code.startsWith("permission_"))).toEqual(
      [],
    );
  });
});
