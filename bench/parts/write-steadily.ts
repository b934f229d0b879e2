import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { OpenOrder } from "./open-loop.ts";

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL("open-loop.ts", import.meta.url));
const times = z.array(z.tuple([z.string(), z.number()]));

/** Writes at a steady rate whatever the hub responds; returns when each chat wrote. */
export async function writeSteadily(order: OpenOrder): Promise<ReadonlyMap<string, number>> {
  const { stdout } = await run(process.execPath, [PROGRAM, JSON.stringify(order)]);
  return new Map(times.parse(JSON.parse(stdout)));
}

/** Returns when each chat got a reply since the last call. */
export async function takeReplies(platformPort: number): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`http://127.0.0.1:${platformPort}/replies`);
  return new Map(times.parse(await answer.json()));
}
