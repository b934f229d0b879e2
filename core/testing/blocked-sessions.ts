import type pg from "pg";
import { expect } from "vitest";

/** Waits until so many sessions of the test's own database wait for somebody's lock. */
export const sessionsBlocked = (owner: pg.Pool, count: number): Promise<void> =>
  expect
    .poll(
      async () =>
        (
          await owner.query(
            "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          )
        ).rowCount,
    )
    .toBe(count);
