import { z } from "zod";
import { createSandbox } from "../../../sandbox/index.ts";

/** What a platform of the sandbox says it can do wrong, and how its account can be switched. */
export type Declared = {
  readonly kind: string;
  readonly faults: readonly string[];
  readonly switches: readonly string[];
};

const facts = z.object({ faults: z.array(z.object({ kind: z.string() })) });
const accounts = z.object({
  items: z.array(z.object({ switches: z.array(z.object({ name: z.string() })) })),
});

/** Asks every platform of the sandbox, as its page does. */
export async function declaredFaults(): Promise<readonly Declared[]> {
  const { app, platforms, close } = createSandbox();
  const declared = platforms.map(async ({ kind }) => {
    const read = async (path: string): Promise<unknown> =>
      (await app.request(`/${kind}/control${path}`)).json();
    const { faults } = facts.parse(await read("/platform"));
    const { items } = accounts.parse(await read("/accounts"));
    return {
      kind,
      faults: faults.map((fault) => fault.kind),
      switches: items[0]?.switches.map(({ name }) => name) ?? [],
    };
  });
  try {
    return await Promise.all(declared);
  } finally {
    await close();
  }
}
