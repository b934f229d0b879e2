import type { Account } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";

/** What a call needs to know of its account. */
export type Bot = Pick<Account<Credentials, Settings>, "credentials" | "settings" | "privateHosts">;
