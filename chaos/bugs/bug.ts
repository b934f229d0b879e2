import { ask } from "../ask.ts";
import type { Stage } from "../stage/stage.ts";

/** A mistake sown into a run's own database, to see that an invariant bites. */
export type Bug = { readonly name: string; readonly sow: (stage: Stage) => Promise<void> };

/** A bug that is a few statements. */
export const sqlBug = (name: string, ...statements: readonly string[]): Bug => ({
  name,
  async sow(stage) {
    for (const statement of statements) await ask(stage, statement);
  },
});

/** A bug that spoils rows of a table as they are written. */
export const spoilBug = (
  name: string,
  table: string,
  action: "insert" | "update",
  when: string,
  spoil: string,
): Bug =>
  sqlBug(
    name,
    `create function spoil() returns trigger language plpgsql as $$ begin ${spoil}; return new; end $$`,
    `create trigger zz_spoil before ${action} on ${table} for each row when (${when}) execute function spoil()`,
  );

/** A bug that is another text in one of the database's functions; throws when the function does not hold what it replaces. */
export const patchBug = (name: string, functionName: string, from: string, to: string): Bug => ({
  name,
  async sow(stage) {
    const [found] = await ask<{ source: string }>(
      stage,
      "select pg_get_functiondef(oid) as source from pg_proc where proname = $1",
      [functionName],
    );
    if (!found?.source.includes(from)) throw new Error(`${functionName} holds no "${from}" to spoil.`);
    await ask(stage, found.source.replaceAll(from, to));
  },
});
