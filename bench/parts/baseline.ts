import pg from "pg";
import { z } from "zod";
import { startHub } from "./hub.ts";
import { startProgram, type Program } from "./start-program.ts";

/** A baseline that serves webhooks, with the number of replies that it has stored as sent. */
export type Baseline = Program & { sent(): Promise<number> };

/** Starts a file of baselines/ that stores its deliveries in the table `deliveries`. */
export async function startBaseline(
  program: string,
  settings: Readonly<Record<string, string>> & { readonly DATABASE_URL: string },
  deliveries?: string,
): Promise<Baseline> {
  const started = await startProgram(program, settings);
  const reader = new pg.Pool({ connectionString: settings.DATABASE_URL, max: 1 });
  // Postgres may stop before the last connection has closed.
  reader.on("error", () => {});
  const stop = async () => {
    await started.stop();
    await reader.end();
  };
  return { ...started, sent: () => countSent(reader, deliveries), stop };
}

/** Creates our tables with a channel to write for, as a first start does. */
export async function makeTables(databaseUrl: string, platformPort: number): Promise<string> {
  const hub = await startHub(databaseUrl, platformPort);
  await hub.stop();
  return hub.bot.channelId;
}

/** Counts the replies stored as sent, in our table or in a baseline's own. */
export async function countSent(pool: pg.Pool, table = "comm_deliveries"): Promise<number> {
  const { rows } = await pool.query(`select count(*)::integer as sent from ${table} where state = 'sent'`);
  return counted.parse(rows[0]).sent;
}

const counted = z.object({ sent: z.number() });
