import { fileURLToPath } from "node:url";
import { z } from "zod";
import { SANDBOX_BOT_TOKEN } from "../../sandbox/index.ts";
import { startProgram } from "./start-program.ts";

/** The simulated Telegram in its own process. Its record of sends outlives the hub. */
export type SimulatedPlatform = {
  readonly apiRoot: string;
  readonly token: string;
  addCustomers(ids: readonly number[]): Promise<void>;
  /** Returns every send that the platform accepted, in order, whether or not the hub got the response. */
  platformSends(): Promise<readonly PlatformSend[]>;
  /** Plays the sandbox's faults from now on. */
  play(rules: readonly object[], seed: number): Promise<void>;
  close(): Promise<void>;
};

export type PlatformSend = z.output<typeof entrySchema>;

const entrySchema = z.object({ method: z.string(), chat_id: z.number(), message_id: z.number() });
const sendsSchema = z.object({ items: z.array(entrySchema) });

/** Starts it on a free port. */
export async function startSimulatedPlatform(): Promise<SimulatedPlatform> {
  const program = await startProgram(
    process.execPath,
    [fileURLToPath(new URL("../../sandbox/main.ts", import.meta.url)), "0"],
    /is at http\S+/,
  );
  const port = /localhost:(\d+)/.exec(program.said)?.[1] ?? "";
  const apiRoot = `http://127.0.0.1:${port}/sandbox/telegram`;
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${apiRoot}/control/bots/${SANDBOX_BOT_TOKEN}${path}`, {
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
    apiRoot,
    token: SANDBOX_BOT_TOKEN,
    async addCustomers(ids) {
      for (const id of ids)
        await (
          await control("POST", "/customers", { id, first_name: `Customer ${id}`, started: true })
        ).arrayBuffer();
    },
    platformSends: async () => sendsSchema.parse(await (await control("GET", "/ledger")).json()).items,
    play: async (rules, seed) =>
      void (await (await control("PUT", "/faults", { seed, rules })).arrayBuffer()),
    close: () => program.kill(),
  };
}
