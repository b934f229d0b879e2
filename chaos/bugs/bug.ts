import { ask } from "../ask.ts";
import type { Stage } from "../stage/stage.ts";

/** A bug injected into a run's own database. A mutation check expects an invariant to catch it. */
export type Bug = { readonly name: string; readonly inject: (stage: Stage) => Promise<void> };

/** Makes a bug from SQL statements. */
export const sqlBug = (name: string, ...statements: readonly string[]): Bug => ({
  name,
  async inject(stage) {
    for (const statement of statements) await ask(stage, statement);
  },
});

/** Makes a bug that corrupts rows of a table as they are written. */
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

/** Makes a bug that replaces text in a database function. Throws when the function does not contain `from`. */
export const patchBug = (name: string, functionName: string, from: string, to: string): Bug => ({
  name,
  async inject(stage) {
    const [found] = await ask<{ source: string }>(
      stage,
      "select pg_get_functiondef(oid) as source from pg_proc where proname = $1",
      [functionName],
    );
    if (!found?.source.includes(from)) throw new Error(`${functionName} holds no "${from}" to spoil.`);
    await ask(stage, found.source.replaceAll(from, to));
  },
});
