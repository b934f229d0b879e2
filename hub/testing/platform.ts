import { once } from "node:events";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import { createSandbox, SANDBOX_BOT_TOKEN } from "../../sandbox/index.ts";

/** The simulated Telegram in the caller's process, outliving every hub under test. */
export type Platform = {
  readonly apiRoot: string;
  readonly token: string;
  /** Somebody who has written to the bot, so that it may answer. */
  addCustomer(id: number): Promise<void>;
  /** Everything the platform accepted, whether or not the bot heard of it. */
  ledger(): Promise<readonly Accepted[]>;
  /** Plays faults (sandbox/stage/faults.ts) from now on. */
  play(rules: readonly object[]): Promise<void>;
  close(): Promise<void>;
};

export type Accepted = { readonly method: string; readonly chat_id: number; readonly text: string | null };

const ledgerSchema = z.object({
  items: z.array(z.object({ method: z.string(), chat_id: z.number(), text: z.string().nullable() })),
});

/** Starts the simulated Telegram on a free port. */
export async function startPlatform(): Promise<Platform> {
  const sandbox = createSandbox({ wireLimit: 0 });
  const app = new Hono().route("/sandbox", sandbox.app);
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(`/sandbox/telegram/control/bots/${SANDBOX_BOT_TOKEN}${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
    if (!answer.ok)
      throw new Error(`The sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer;
  };
  return {
    apiRoot: `http://127.0.0.1:${port}/sandbox/telegram`,
    token: SANDBOX_BOT_TOKEN,
    addCustomer: async (id) =>
      void (await control("POST", "/customers", { id, first_name: `Customer ${id}`, started: true })),
    ledger: async () => ledgerSchema.parse(await (await control("GET", "/ledger")).json()).items,
    play: async (rules) => void (await control("PUT", "/faults", { rules })),
    async close() {
      const closed = once(server, "close");
      await sandbox.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      server.close();
      await closed;
    },
  };
}
