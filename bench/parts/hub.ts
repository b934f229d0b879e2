import pg from "pg";
import { connectTelegram, type ConnectedBot } from "../../hub/testing/connect-telegram.ts";
import { startHubProcess, type HubProcess, type HubSettings } from "../../hub/testing/start-hub-process.ts";

/** A measured hub with one bot. The bench plays its platform. */
export type BenchHub = {
  readonly process: HubProcess;
  readonly port: number;
  readonly path: string;
  readonly bot: ConnectedBot;
  readonly owner: pg.Pool;
  stop(): Promise<void>;
};

/** Starts the real server process as users start it, on its own database. */
export async function startHub(
  databaseUrl: string,
  platformPort: number,
  settings: HubSettings = {},
  flags: readonly string[] = [],
): Promise<BenchHub> {
  const process = await startHubProcess(
    { DATABASE_URL: databaseUrl, SANDBOX: "off", PRIVATE_HOSTS: "127.0.0.1", ...settings },
    flags,
  );
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  owner.on("error", () => {});
  const bot = await connectTelegram(owner, `http://127.0.0.1:${platformPort}`, "7000000001:bench");
  const stop = async () => {
    await process.stop();
    await owner.end();
  };
  return {
    process,
    port: Number(new URL(process.url).port),
    path: `/hooks/${bot.channelId}`,
    bot,
    owner,
    stop,
  };
}
