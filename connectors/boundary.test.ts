import { describe, expect, it } from "vitest";
import { importsBelow, readImports, type Import } from "../core/testing/house/read-imports.ts";

const folderOf = (path: string): string | undefined => /^connectors\/([^/]+)\//.exec(path)?.[1];

/** Returns what is wrong with a connector's import, or nothing. */
function judge({ from, to }: Import): string | undefined {
  const folder = folderOf(from);
  if (!folder || from.endsWith(".test.ts")) return undefined;
  if (folderOf(to) === folder || to.startsWith("core/kernel/") || to === "core/protocol/index.ts")
    return undefined;
  if (folderOf(to)) return `${from} imports another connector: ${to}`;
  if (/^(core|hub|connectors|workers|sandbox|inbox-ui|bench)\//.test(to))
    return `${from} knows too much of the hub: ${to}`;
  if (/^(pg|drizzle-orm|bullmq|ioredis|hono|better-auth)(\/|$)/.test(to))
    return `${from} uses what only core may: ${to}`;
  return undefined;
}

describe("connectors", () => {
  it("know the kernel, the protocol and themselves", () => {
    const imports = importsBelow("connectors");
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.map(judge).filter(Boolean)).toEqual([]);
  });

  it.each([
    ['import { render } from "../slack/render.ts";', "another connector"],
    ['import { openDatabase } from "../../core/database/index.ts";', "too much of the hub"],
    ['import type { Hub } from "../../core/protocol/connector.ts";', "too much of the hub"],
    ['import pg from "pg";', "only core may"],
  ])("are caught with %s", (text, fault) => {
    expect(readImports("connectors/telegram/send.ts", text).map(judge)).toEqual([
      expect.stringContaining(fault),
    ]);
  });
});
