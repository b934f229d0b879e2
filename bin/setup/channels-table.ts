import { writeFileSync } from "node:fs";
import { registry } from "../../connectors/registry.ts";
import { channelsTable } from "./channels/table.ts";

writeFileSync(new URL("../../docs/channels.md", import.meta.url), channelsTable(Object.values(registry)));
