import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { registry } from "../../../connectors/registry.ts";
import { channelsTable } from "./table.ts";

/** The words of a page, however its columns and lines are laid out. */
const wordsOf = (page: string) => page.replaceAll(/-{3,}/g, "---").split(/\s+/).join(" ").trim();

it("docs/channels.md says what the connectors can do: else run node bin/setup/channels-table.ts, then oxfmt", () => {
  const page = readFileSync(new URL("../../../docs/channels.md", import.meta.url), "utf8");
  expect(wordsOf(page)).toBe(wordsOf(channelsTable(Object.values(registry))));
});

it("a platform that can do one thing less gets another table", () => {
  const [first, ...others] = Object.values(registry);
  if (!first) throw new Error("There is no connector.");
  const less = { ...first, capabilities: { ...first.capabilities, reply: "none" as const } };
  expect(channelsTable([less, ...others])).not.toBe(channelsTable([first, ...others]));
});
