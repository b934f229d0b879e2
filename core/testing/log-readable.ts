import type pg from "pg";
import { expect } from "vitest";

/** Waits until followers may read all that the log holds: transactions of other tests' databases hold it back as well. */
export const logReadable = (owner: pg.Pool): Promise<void> =>
  expect
    .poll(
      async () =>
        (
          await owner.query(
            "select from outbox where transaction >= pg_snapshot_xmin(pg_current_snapshot()) limit 1",
          )
        ).rowCount,
      { timeout: 15_000 },
    )
    .toBe(0);
