import { expect, test } from "vitest";
import { discord } from "../../connectors/discord/index.ts";
import { telegram } from "../../connectors/telegram/index.ts";
import { createSealer } from "../kernel/crypto.ts";
import { newId } from "../kernel/ids.ts";
import type { Connector } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { createChannelAccess } from "./access.ts";
import { credentialsSeal } from "./open-credentials.ts";

const database = await testDatabase();
const registry: Readonly<Record<string, Connector>> = { discord, telegram };

test("security 15: an id that no channel has is not remembered", async () => {
  const sealer = createSealer([{ id: "k1", key: new Uint8Array(32) }]);
  const channels = createChannelAccess(database, registry, sealer, {
    publicUrl: "https://hub.example",
    reachable: true,
  });
  const [acme, id] = [await makeOrganization(database.owner), newId("chn")];
  expect(await channels.open(id)).toBeNull();
  await database.owner.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'telegram', 'Bot', '{}', $3)",
    [acme, id, sealer.seal("{}", credentialsSeal(acme, id))],
  );
  expect(await channels.open(id)).toMatchObject({ channelId: id });
  await database.owner.query("delete from comm_channels where id = $1", [id]);
  expect(await channels.open(id)).toMatchObject({ channelId: id });
});

test("a channel that is older than a setting has its default, and keeps what its connector does not know", async () => {
  const sealer = createSealer([{ id: "k1", key: new Uint8Array(32) }]);
  const channels = createChannelAccess(database, registry, sealer, {
    publicUrl: "https://hub.example",
    reachable: true,
  });
  const [acme, id] = [await makeOrganization(database.owner), newId("chn")];
  await database.owner.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'discord', 'Bot', $3, $4)",
    [acme, id, { ofOldDays: 7 }, sealer.seal("{}", credentialsSeal(acme, id))],
  );
  const opened = await channels.open(id);
  expect(opened?.account.settings).toMatchObject({ ofOldDays: 7, ...discord.config.settings.parse({}) });
});
