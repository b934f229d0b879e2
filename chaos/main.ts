import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPlatform } from "../core/testing/hub/platform.ts";
import { killAmidst } from "./kill.ts";
import { faultsOf } from "./faults-of.ts";

/** `npm run chaos`: kills the hub three times amidst a thousand messages and their replies, and prints what became of them. */
const home = await mkdtemp(join(tmpdir(), "parley-chaos-"));
const platform = await startPlatform();
const outcome = await killAmidst(platform, { home, messages: 1_000, chats: 120, killAfter: [250, 500, 750] });
for (const [name, count] of Object.entries(outcome)) process.stdout.write(`${name.padEnd(16)}${String(count).padStart(8)}\n`);
const faults = faultsOf(outcome);
process.stdout.write(faults.length === 0 ? "\nNothing lost, nothing sent twice.\n" : `\nBroken: ${faults.join(", ")}.\n`);
await platform.close();
await rm(home, { recursive: true, force: true });
process.exit(faults.length === 0 ? 0 : 1);
