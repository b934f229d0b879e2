import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embeddedUrl, killEmbedded } from "./embedded-postgres.ts";
import { startMember } from "./member.ts";
import { startSimulatedPlatform } from "./platform.ts";
import type { Stage } from "./stage.ts";

/** Starts the hub as `bin/start` does: one process with its own Postgres, which a killed hub leaves behind. */
export async function setEmbeddedStage(): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), "parley-chaos-"));
  const platform = await startSimulatedPlatform();
  const hub = await startMember("hub", { PARLEY_HOME: home, SANDBOX: "off", LOG_LEVEL: "fatal" });
  return {
    mode: "embedded",
    platform,
    members: [hub],
    databaseUrl: () => embeddedUrl(home),
    killPostgres: () => killEmbedded(home),
    wipeRedis: async () => {},
    async close() {
      await hub.close();
      await platform.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
