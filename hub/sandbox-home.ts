import type { Config } from "../core/kernel/config.ts";

/** Builds the address at which the hub reaches its own sandbox. */
export const sandboxHome = ({ port }: Pick<Config, "port">): string => `http://127.0.0.1:${port}`;
