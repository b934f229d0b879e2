import type { HoldsGateway } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";
import { hold } from "./gateway/hold.ts";

/** Receives what happens on Discord. Every account needs it: Discord calls nobody. */
export const gateway: HoldsGateway<Credentials, Settings> = { wanted: () => true, hold };
