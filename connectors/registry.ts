import type { Connector } from "../core/protocol/index.ts";
import { telegram } from "./telegram/index.ts";
import { webchat } from "./webchat/index.ts";

/** Every platform the hub speaks to, by kind. Callers hand a connector only credentials and settings that its own `config` has parsed. */
export const registry: Readonly<Record<string, Connector>> = { telegram, webchat };
