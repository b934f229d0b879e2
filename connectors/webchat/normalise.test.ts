import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { settings } from "./config.ts";
import { normalise } from "./normalise.ts";

const folder = new URL("./fixtures/", import.meta.url);
const fixture = z.object({ payload: z.record(z.string(), z.json()), events: z.array(z.unknown()) });
const channel = { channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00", settings: settings.parse({}) };
const files = readdirSync(folder);

describe("what a visitor does, in our words", () => {
  test("there is a fixture for every thing the widget says", () => {
    const said = new Set(files.map((file) => readFixture(file).payload["said"]).map((request) => z.object({ kind: z.string() }).parse(request).kind));
    expect([...said].sort()).toEqual(["delivered", "identified", "message", "pressed", "read", "typing"]);
  });

  test.each(files)("%s", (file) => {
    const { payload, events } = readFixture(file);
    expect(normalise(payload, channel)).toEqual(events);
  });

  test("a payload of an unknown shape is quarantined, not guessed at", () => {
    expect(() => normalise({ visitor: "ada", at: "yesterday" }, channel)).toThrow();
  });
});

const readFixture = (file: string) => fixture.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
