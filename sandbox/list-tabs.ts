import { Hono, type Context } from "hono";
import type { PlatformTab } from "./stage/control-api.ts";
import type { Play } from "./stage/platform.ts";

/** What the hub knows of the sandbox's channels. A platform without a connector is in neither list. */
export type Opening = {
  /** The kinds that have a channel, and those that could have one. */
  readonly kinds: (
    c: Context,
  ) => Promise<{ readonly open: readonly string[]; readonly closed: readonly string[] }>;
  /** Makes a channel of a kind, or lets a paused one run again. */
  readonly open: (c: Context, kind: string) => Promise<void>;
};

/** Serves the platforms that the page offers, and opens one. */
export function listTabs(platforms: readonly Play[], opening: Opening | undefined): Hono {
  const tabs = async (c: Context): Promise<readonly PlatformTab[]> => {
    const kinds = await opening?.kinds(c);
    return platforms
      .filter(({ kind }) => !kinds || kinds.open.includes(kind) || kinds.closed.includes(kind))
      .map(({ kind, name }) => ({ kind, name, open: !kinds || kinds.open.includes(kind) }));
  };
  return new Hono()
    .get("/", async (c) => c.json({ items: await tabs(c) }))
    .post("/:kind/open", async (c) => {
      const kind = c.req.param("kind");
      if (!(await tabs(c)).some((tab) => tab.kind === kind)) return c.json({ message: NONE }, 404);
      await opening?.open(c, kind);
      return c.json({ items: await tabs(c) });
    });
}

const NONE = "This hub has no such platform.";
