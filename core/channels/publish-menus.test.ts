import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { inOrganization } from "../database/index.ts";
import { createSealer } from "../kernel/crypto.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import type { CommandMenu, MenuReceipt } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { createFakeConnector } from "../testing/fake-connector.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { createMenuSource } from "../commands/index.ts";
import { createChannelAccess } from "./access.ts";
import { ownFindings } from "./health/own-findings.ts";
import { publishMenus } from "./publish-menus.ts";
import { channelEndpoints } from "./routes.ts";

const database = await testDatabase();
const sealer = createSealer([{ id: "k1", key: randomBytes(32) }]);
const hubAddress = { publicUrl: "https://hub.example", reachable: true };

let published: string[];
let answer: () => MenuReceipt | Promise<MenuReceipt>;
const fake = createFakeConnector();
Object.assign(fake.connector.connect, {
  publishCommands: async (_: unknown, menus: readonly CommandMenu[]) => {
    const shown = menus.filter(({ language }) => language === null);
    published.push(shown.flatMap(({ commands }) => commands.map(({ name }) => name)).join(" "));
    return answer();
  },
});
const registry = { fake: fake.connector };
const channels = createChannelAccess(database, registry, sealer, hubAddress);
const menus = createMenuSource([]);
const replay = async () => "read" as const;
const room = openRoom({ database, registry, sealer, hubAddress, channels, replay, menus }, channelEndpoints);

let acme: OrganizationId;
let ada: MemberActor;
let channel: string;

beforeEach(async () => {
  // What other tests left is nobody's menu here.
  await database.owner.query("delete from comm_channels");
  [published, answer] = [[], () => ({ kind: "done" })];
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme);
  const draft = { connector: "fake", name: "Roof", credentials: { ring: "4711" }, settings: {} };
  channel = String((await room.ask(ada, "post", "/channels", draft)).body["id"]);
  published = [];
});

const add = (name: string) =>
  database.owner.query(
    "insert into comm_bot_commands (organization_id, id, name, description, definition) values ($1, $2, $3, 'What it does', '{}')",
    [acme, newId("cmd"), name],
  );
const round = () => publishMenus({ database, channels, menus });
const aMinuteLater = () =>
  database.owner.query("update comm_channels set menu_tried_at = menu_tried_at - interval '2 minutes'");
const findings = async () =>
  (
    await inOrganization(database, acme, async (tx) => {
      const [row] = (await tx.client.query("select id from comm_channels where organization_id = $1", [acme]))
        .rows;
      return ownFindings(tx, row.id);
    })
  ).map(({ code }) => code);

describe("the commands of an organization", () => {
  it("are published again once they change, once for each change", async () => {
    await round();
    await add("hours");
    await round();
    await round();
    expect(published).toEqual(["hours"]);
    await database.owner.query("update comm_bot_commands set enabled = false where organization_id = $1", [
      acme,
    ]);
    await round();
    expect(published).toEqual(["hours", ""]);
  });

  it("are published by one process, though two come by", async () => {
    await add("hours");
    await Promise.all([round(), round()]);
    expect(published).toEqual(["hours"]);
  });

  it("are not published by another process while the first is at it; what changed meanwhile is, afterwards", async () => {
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
    const { promise: told, resolve: tell } = Promise.withResolvers<MenuReceipt>();
    answer = () => (asked(), told);
    await add("hours");
    const first = round();
    await isAsked;
    await add("prices");
    await round();
    expect(published).toEqual(["hours"]);
    tell({ kind: "done" });
    await first;
    expect(published).toEqual(["hours", "hours prices"]);
  });

  it("are offered again a minute later where the platform did not take them, and the channel says so", async () => {
    answer = () => ({ kind: "unreachable", reason: "Nobody answers." });
    await add("hours");
    await round();
    await round();
    expect([published, await findings()]).toEqual([["hours"], ["menu_not_published"]]);
    answer = () => ({ kind: "done" });
    await aMinuteLater();
    await round();
    expect([published, await findings()]).toEqual([["hours", "hours"], []]);
  });

  it("are published once where the platform takes all but one, and the channel says which", async () => {
    answer = () => ({ kind: "done", omitted: ["/Öffnung is not in the menu."] });
    await add("hours");
    await round();
    await aMinuteLater();
    await round();
    expect([published, await findings()]).toEqual([["hours"], ["menu_not_published"]]);
    answer = () => ({ kind: "done" });
    await add("prices");
    await round();
    expect([published, await findings()]).toEqual([["hours", "hours prices"], []]);
  });

  it("are published at a new channel by its set-up alone", async () => {
    await add("hours");
    await room.ask(ada, "post", `/channels/${channel}/repair`);
    await round();
    expect(published).toEqual(["hours"]);
  });
});
