import { ask } from "../ask.ts";
import type { Stage } from "../stage/stage.ts";
import { until } from "../until.ts";
import type { Fault } from "./fault.ts";

/** Kills the postmaster with -9. Its owner starts it again at the same address. */
export const killPostgres: Fault = {
  name: "kill -9 of Postgres",
  async strike(stage: Stage) {
    await stage.killPostgres();
    await until("Postgres answers again", 40_000, () =>
      ask(stage, "select 1").then(
        () => true,
        () => false,
      ),
    );
  },
};
