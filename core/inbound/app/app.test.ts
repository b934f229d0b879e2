import { Hono } from "hono";
import { beforeEach, describe, expect, it } from "vitest";
import type { HubEnv } from "../../access/index.ts";
import type { OpenChannel } from "../../channels/index.ts";
import { respondToError } from "../../http/respond-to-error.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import type { JsonObject } from "../../kernel/json.ts";
import { log } from "../../kernel/log.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { Connector } from "../../protocol/index.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeInboundMessage } from "../../testing/factories/inbound-message.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeOrganization } from "../../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../../testing/scripted-channel.ts";
import { scriptGateway } from "../../testing/scripted-gateway.ts";
import { holdGateway } from "../hold-gateway.ts";
import { inboundRoutes } from "../routes.ts";

const database = await testDatabase();

const platform = scriptGateway();
/** A platform with one app for many accounts: a request is proved by the app's secret, a payload names its account. */
const connector: Connector = scriptedConnector({
  gateway: platform.gateway,
  app: {
    id: ({ secret }) => String(secret),
    accountOf: ({ account }) => (typeof account === "string" ? account : null),
  },
  verify: ({ headers, body }, { credentials }) =>
    headers["proof"] === credentials["secret"]
      ? { kind: "events", payloads: unsafeCast<JsonObject[]>(JSON.parse(new TextDecoder().decode(body))) }
      : { kind: "refused", reason: "No proof." },
});

let key: string;
let acme: OrganizationId;
let evil: OrganizationId;
let ada: OpenChannel;
let linus: OpenChannel;
let eve: OpenChannel;

beforeEach(async () => {
  platform.sockets.length = 0;
  [acme, evil] = [await makeOrganization(database.owner), await makeOrganization(database.owner)];
  key = `app-${acme}`;
  ada = await connect(acme, "TADA", "s3cret");
  linus = await connect(evil, "TLINUS", "s3cret");
  eve = await connect(evil, "TEVE", "forged");
});

async function connect(organization: OrganizationId, account: string, secret: string): Promise<OpenChannel> {
  const id = await makeChannel(database.owner, organization, { name: account });
  await database.owner.query("update comm_channels set app_key = $2, account_id = $3 where id = $1", [
    id,
    key,
    account,
  ]);
  const channel = openScripted(organization, id, connector);
  return { ...channel, appKey: key, account: { ...channel.account, credentials: { secret } } };
}

const deps = () => inboundDeps(database, accessTo(ada, linus, eve));
const payload = (channelId: ChannelId, account?: string): JsonObject => ({
  events: unsafeCast<JsonObject[]>([makeInboundMessage(channelId, "Grace", "Hello").event]),
  ...(account !== undefined && { account }),
});

async function post(payloads: readonly JsonObject[], proof: string, path = `apps/${key}`): Promise<number> {
  const app = new Hono<HubEnv>().route("/", inboundRoutes(deps()));
  app.onError(respondToError(log));
  const request = { method: "POST", body: JSON.stringify(payloads), headers: { proof } };
  return (await app.request(`/hooks/${path}`, request)).status;
}

/** Where messages were stored. */
const stored = async () =>
  (
    await database.owner.query<{ name: string }>(
      "select c.name from comm_messages m join comm_channels c on c.id = m.channel_id where c.app_key = $1 order by c.name",
      [key],
    )
  ).rows.map(({ name }) => name);

describe("the address of an app", () => {
  it("stores each payload in the channel whose account it names, whatever its organization", async () => {
    const payloads = [payload(ada.channelId, "TADA"), payload(linus.channelId, "TLINUS")];
    expect([await post(payloads, "s3cret"), await stored()]).toEqual([200, ["TADA", "TLINUS"]]);
  });

  it("takes nothing for an account whose own secret does not prove it", async () => {
    expect([await post([payload(ada.channelId, "TADA")], "forged"), await stored()]).toEqual([200, []]);
  });

  it("acknowledges what is for an account that nobody connected, and stores it nowhere", async () => {
    const payloads = [payload(ada.channelId, "TSTRANGER"), payload(ada.channelId)];
    expect([await post(payloads, "s3cret"), await stored()]).toEqual([200, []]);
  });

  it("refuses what no channel of the app recognises, and knows no other app", async () => {
    const payloads = [payload(ada.channelId, "TADA")];
    expect([await post(payloads, "wrong"), await post(payloads, "s3cret", "apps/other")]).toEqual([403, 404]);
    expect(await stored()).toEqual([]);
  });

  it("is not needed: a channel's own address routes alike", async () => {
    const payloads = [payload(linus.channelId, "TLINUS"), payload(ada.channelId)];
    expect([await post(payloads, "s3cret", ada.channelId), await stored()]).toEqual([
      200,
      ["TADA", "TLINUS"],
    ]);
  });
});

describe("the socket of an app", () => {
  it("is one for all its channels, and brings each what is its own", async () => {
    const ending = new AbortController();
    const holding = holdGateway(deps(), ada.channelId, ending.signal);
    await expect.poll(() => platform.sockets.length, { timeout: 20_000 }).toBe(1);
    expect(await holdGateway(deps(), linus.channelId, ending.signal)).toEqual({ kind: "shared" });
    await platform.sockets[0]?.line.sink([
      payload(linus.channelId, "TLINUS"),
      payload(ada.channelId),
      payload(ada.channelId, "TSTRANGER"),
    ]);
    expect(await stored()).toEqual(["TADA", "TLINUS"]);
    ending.abort();
    await holding;
  });

  it("goes to another channel when the one that had it lets go", async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const holding = holdGateway(deps(), ada.channelId, first.signal);
    await expect.poll(() => platform.sockets.length, { timeout: 20_000 }).toBe(1);
    first.abort();
    await holding;
    const next = holdGateway(deps(), linus.channelId, second.signal);
    await expect.poll(() => platform.sockets.length, { timeout: 20_000 }).toBe(2);
    second.abort();
    await next;
  });

  it("is not taken twice while another process is about to take it", async () => {
    const take = "select taken, shared from take_gateway($1, 'somebody', interval '1 hour')";
    const first = await database.owner.connect();
    try {
      await first.query("begin");
      await first.query(take, [ada.channelId]);
      const second = database.owner.query(take, [linus.channelId]);
      await expect
        .poll(
          async () =>
            (
              await database.owner.query(
                "select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'",
              )
            ).rowCount,
          { timeout: 20_000 },
        )
        .toBe(1);
      await first.query("commit");
      expect((await second).rows).toEqual([{ taken: false, shared: true }]);
    } finally {
      first.release();
    }
  });

  it("is taken by one of several channels that ask at the same moment", async () => {
    const ending = new AbortController();
    const kinds: string[] = [];
    const asked = [ada, linus, eve].map(async ({ channelId }) => {
      kinds.push((await holdGateway(deps(), channelId, ending.signal)).kind);
    });
    await expect.poll(() => [...kinds], { timeout: 20_000 }).toEqual(["shared", "shared"]);
    expect(platform.sockets.length).toBe(1);
    ending.abort();
    await Promise.all(asked);
  });
});
