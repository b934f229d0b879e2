import type { Fault } from "./fault.ts";

/** kill -9 of Redis, which comes back empty. */
export const wipeRedis: Fault = { name: "Redis killed and empty", strike: (stage) => stage.wipeRedis() };
