import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { missing } from "../kernel/errors.ts";

export type DemoDependencies = {
  /** The hub's own origin, from which the page loads the widget; opened under another name the page is a stranger's. */
  readonly hub: string;
  /** The chat the page embeds; null while there is none. */
  readonly findChannel: () => Promise<string | null>;
};

/** A shop's page with the chat on it, for trying out. Mount it only where the sandbox is on. */
export const demoRoutes = ({ hub, findChannel }: DemoDependencies): Hono =>
  new Hono()
    // public
    .get("/demo", async (c) => {
      const channel = await findChannel();
      if (channel === null)
        throw missing(
          "demo_channel_missing",
          "No website chat yet. Add one under Settings → Channels, then reload this page.",
        );
      const page = (await read("page.html")).replaceAll("{{hub}}", hub).replaceAll("{{channel}}", channel);
      return c.html(page, 200, {
        "content-security-policy": policyFor(hub),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
    })
    // public
    .get("/demo/page.css", async (c) =>
      c.body(await read("page.css"), 200, { "content-type": "text/css; charset=utf-8" }),
    );

/** As strict as a careful shop's: what the widget needs is three words about the hub and nothing inline. */
const policyFor = (hub: string): string =>
  `default-src 'none'; style-src 'self'; script-src ${hub}; connect-src ${hub}; img-src 'self' ${hub}; media-src ${hub}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const read = (name: string): Promise<string> => readFile(new URL(`./demo/${name}`, import.meta.url), "utf8");
