import type { Fault } from "./fault.ts";

/** Kills Redis with -9; it comes back empty. */
export const wipeRedis: Fault = { name: "Redis killed and empty", strike: (stage) => stage.wipeRedis() };
