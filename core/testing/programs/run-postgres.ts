import { startEmbedded } from "../../database/embedded.ts";
import { log } from "../../kernel/log.ts";

// A process of its own for tests that kill it: says the address, then waits for its end.
log.level = "silent";
const [, , home = ""] = process.argv;
const { url } = await startEmbedded({ home, log });
process.stdout.write(`${url}\n`);
process.stdin.resume();
