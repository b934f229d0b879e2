import type { Connector } from "../core/protocol/index.ts";
import { discord } from "./discord/index.ts";
import { telegram } from "./telegram/index.ts";
import { webchat } from "./webchat/index.ts";

/** The connectors by kind. Callers pass only credentials and settings that the connector's own `config` has parsed. */
export const registry: Readonly<Record<string, Connector>> = { discord, telegram, webchat };
