import { Hono } from "hono";
import { isFaultKind, faultsOf } from "./schemas.ts";
import { noFaults } from "../faults.ts";
import type { PlayedPlatform } from "../played-platform.ts";
import { publish, type StageAccount, type StageWorld } from "../stage-world.ts";
import { sceneOf } from "./find.ts";
import { readBody } from "./read-body.ts";

const FAULTS = "/accounts/:account/faults";

/** Sets the faults of an account. A new set replaces the old one and uses its own seed. */
export function routeFaults<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
): Hono {
  const schema = faultsOf(platform.facts.faults.map(({ kind }) => kind).filter(isFaultKind));
  return new Hono()
    .get(FAULTS, (c) => c.json(presentFaults(sceneOf(platform, c).account)))
    .put(FAULTS, async (c) => {
      const { world, account } = sceneOf(platform, c);
      const { seed, rules } = await readBody(c, schema);
      Object.assign(account.faults, noFaults(seed), { rules: rules.map((rule) => ({ ...rule, hits: 0 })) });
      publish(world, account, () => ({ kind: "faults" }));
      return c.json(presentFaults(account));
    })
    .delete(FAULTS, (c) => {
      const { world, account } = sceneOf(platform, c);
      Object.assign(account.faults, noFaults());
      publish(world, account, () => ({ kind: "faults" }));
      return c.body(null, 204);
    });
}

export const presentFaults = ({ faults }: Pick<StageAccount, "faults">) => ({
  seed: faults.seed,
  rules: faults.rules,
});
