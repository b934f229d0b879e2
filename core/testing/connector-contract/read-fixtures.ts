import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { JsonObject } from "../../kernel/json.ts";

const fixture = z.object({
  payload: z.record(z.string(), z.json()),
  events: z.array(z.record(z.string(), z.json())),
});

/** A recorded payload and what it means; `name` is the file's. */
export type Fixture = {
  readonly name: string;
  readonly payload: JsonObject;
  readonly events: readonly JsonObject[];
};

/** Reads the recorded payloads of a connector, one file each, from `fixtures/` in its folder. */
export function readFixtures(folder: URL): readonly Fixture[] {
  const fixtures = new URL("fixtures/", folder);
  const files = readdirSync(fixtures).filter((file) => file.endsWith(".json"));
  return files.map((file) => ({
    name: file.replace(/\.json$/, ""),
    ...fixture.parse(JSON.parse(readFileSync(new URL(file, fixtures), "utf8"))),
  }));
}
