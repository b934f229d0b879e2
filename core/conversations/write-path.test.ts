import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What is written by one function each. */
const WRITERS: Readonly<Record<string, string>> = {
  comm_messages: "migrations/functions/store_messages.sql",
  comm_deliveries: "migrations/functions/enqueue_deliveries.sql",
  outbox: "migrations/functions/append_events.sql",
};
/** Moves deliveries and writes their events in the same statement. */
const RECEIPTS = "migrations/functions/record_receipts.sql";

const insertsIn = (text: string): string[] =>
  [...text.matchAll(/insert\s+into\s+(comm_messages|comm_deliveries|outbox)\b/gi)].map(
    ([, table = ""]) => table,
  );

describe("The write path", () => {
  it("has one writer for messages, for deliveries and for events", () => {
    const files = ["{core,hub,workers,connectors}/**/*.ts", "migrations/**/*.sql"]
      .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
      .filter((file) => !file.endsWith(".test.ts") && !file.startsWith("core/testing/") && file !== RECEIPTS);
    expect(files.length).toBeGreaterThan(300);
    const written = files.flatMap((file) =>
      insertsIn(readFileSync(`${ROOT}${file}`, "utf8")).map((table) => [table, file]),
    );
    expect(Object.fromEntries(written)).toEqual(WRITERS);
    expect(written).toHaveLength(3);
  });

  it("would be caught having another", () => {
    expect(insertsIn("with x as (insert into\n  outbox (id) values (1)) INSERT INTO comm_messages")).toEqual([
      "outbox",
      "comm_messages",
    ]);
    expect(insertsIn("insert into comm_message_parts")).toEqual([]);
  });
});
