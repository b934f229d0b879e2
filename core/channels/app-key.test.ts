import { expect, it } from "vitest";
import { z } from "zod";
import { createSealer } from "../kernel/crypto.ts";
import { newId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { Account, Connector } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { scriptedConnector } from "../testing/scripted-channel.ts";
import { createChannelAccess } from "./access.ts";
import { appKeyOf } from "./app-key.ts";
import { completeSetUp } from "./complete-set-up.ts";
import { credentialsSeal } from "./open-credentials.ts";

const database = await testDatabase();

const told: Account[] = [];
const nothing = { account: "Shop", findings: [] };
const connector: Connector = scriptedConnector({
  kind: "shared",
  app: { id: ({ secret }) => z.string().parse(secret), accountOf: () => null },
  config: unsafeCast<Connector["config"]>({
    credentials: z.object({ secret: z.string() }),
    settings: z.object({ server: z.string().meta({ bindsSecrets: true }), name: z.string() }),
  }),
  connect: {
    probe: async () => nothing,
    install: async (account) => {
      told.push(account);
      return nothing;
    },
    remove: async () => {},
  },
});
const settings = { server: "https://one.example", name: "Shop" };
const keyOf = (secret: string, more = {}) =>
  appKeyOf(connector, { credentials: { secret }, settings: { ...settings, ...more } });

it("channels belong to one app by its secret and the server it is for, and by nothing else", () => {
  expect(keyOf("a", { name: "Other" })).toBe(keyOf("a"));
  expect(new Set([keyOf("a"), keyOf("b"), keyOf("a", { server: "https://two.example" })]).size).toBe(3);
});

it("a channel belongs to no app where the platform has none, and before its secret is known", () => {
  const { app: _, ...alone } = connector;
  expect(appKeyOf(alone, { credentials: { secret: "a" }, settings })).toBeNull();
  expect(appKeyOf(connector, { credentials: {}, settings })).toBeNull();
});

it("a platform is told the app's address once the channel's credentials say which app it is", async () => {
  const [acme, id] = [await makeOrganization(database.owner), newId("chn")];
  const sealer = createSealer([{ id: "k1", key: new Uint8Array(32) }]);
  const hub = { publicUrl: "https://hub.example", reachable: true };
  const channels = createChannelAccess(database, { shared: connector }, sealer, hub);
  await database.owner.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'shared', 'Shop', $3, $4)",
    [acme, id, settings, sealer.seal('{"secret":"a"}', credentialsSeal(acme, id))],
  );
  await completeSetUp({ database, channels }, acme, id);
  expect(told.map(({ hookUrl }) => hookUrl)).toEqual([`https://hub.example/hooks/apps/${keyOf("a")}`]);
});
