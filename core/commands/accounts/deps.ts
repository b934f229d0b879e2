import type { Registry } from "../../channels/index.ts";
import type { Database } from "../../database/index.ts";
import type { SendDeps } from "../../deliveries/index.ts";

/** What linking accounts needs. */
export type AccountDeps = SendDeps & { readonly database: Database; readonly registry: Registry };
