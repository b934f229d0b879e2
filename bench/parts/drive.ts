import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Load, Order } from "./load.ts";

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL("load.ts", import.meta.url));

/** Runs the load generator with an order; throws when the hub refused a request. */
export async function drive(order: Order): Promise<Load> {
  const { stdout } = await run(process.execPath, [PROGRAM, JSON.stringify(order)]);
  const load: Load = JSON.parse(stdout);
  if (load.refused > 0) throw new Error(`${load.refused} of ${load.answered} webhooks were refused.`);
  return load;
}
