import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { scriptGateway } from "../testing/scripted-gateway.ts";
import { holdGateway } from "./hold-gateway.ts";

const PROGRAM = fileURLToPath(new URL("../testing/programs/hold-gateway.ts", import.meta.url));

const database = await testDatabase();

it("a killed process leaves its lease, and the next holder goes on with what it saved", async () => {
  const acme = await makeOrganization(database.owner);
  const shop = await makeChannel(database.owner, acme);
  const killed = spawn(process.execPath, [PROGRAM, database.url, acme, shop], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(killed.stdout, "data");
  killed.kill("SIGKILL");
  await once(killed, "exit");

  const platform = scriptGateway();
  const channel = openScripted(acme, shop, scriptedConnector({ gateway: platform.gateway }));
  const deps = inboundDeps(database, accessTo(channel));
  const ending = new AbortController();
  expect(await holdGateway(deps, shop, ending.signal)).toEqual({ kind: "elsewhere" });
  await database.owner.query(
    "update comm_channels set gateway_lease_until = clock_timestamp() - interval '1 second' where id = $1",
    [shop],
  );
  const holding = holdGateway(deps, shop, ending.signal);
  await expect.poll(() => platform.sockets.length, { timeout: 20_000 }).toBe(1);
  expect(platform.sockets[0]?.line.state).toEqual({ session: "s1", seq: 7 });
  ending.abort();
  expect(await holding).toMatchObject({ kind: "ended", told: true });
}, 60_000);
