import { beforeAll, describe, expect, it } from "vitest";
import { Hono } from "hono";
import type { HubEnv } from "../access/index.ts";
import { openDatabase } from "../database/index.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { newId, type ChannelId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted } from "../testing/scripted-channel.ts";
import { layWire } from "../testing/wire.ts";
import { inboundRoutes } from "./routes.ts";

const database = await testDatabase();

let shop: ChannelId;
let app: Hono<HubEnv>;

beforeAll(async () => {
  const acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
  app = openApp(inboundDeps(database, accessTo(openScripted(acme, shop))));
});

function openApp(deps: Parameters<typeof inboundRoutes>[0]): Hono<HubEnv> {
  const app = new Hono<HubEnv>().route("/", inboundRoutes(deps));
  app.onError(respondToError(log));
  return app;
}

const post = (
  body: unknown,
  headers: Record<string, string> = { proof: "genuine" },
  channel: string = shop,
  through = app,
) => through.request(`/hooks/${channel}`, { method: "POST", body: JSON.stringify(body), headers });
const carrying = (...texts: readonly string[]) =>
  texts.map((text) => ({ events: [makeInboundMessage(shop, "Ada", text).event] }));
const stored = async () =>
  (await database.owner.query<{ body: string }>("select body from comm_messages order by sent_at")).rows.map(
    ({ body }) => body,
  );

describe("a webhook", () => {
  it("of an unknown channel is refused", async () => {
    expect((await post([], undefined, newId("chn"))).status).toBe(404);
    expect((await post([], undefined, "anything")).status).toBe(404);
  });

  it("without the platform's proof is refused, and nothing of it is stored", async () => {
    const answer = await post(carrying("forged"), { proof: "a guess" });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: "webhook_refused" }]);
    expect(await stored()).toEqual([]);
  });

  it("gets the response to the platform's challenge", async () => {
    const answer = await post({ challenge: "42" });
    expect([answer.status, await answer.text()]).toEqual([200, "42"]);
  });

  it("gets responses that no browser sniffs, the hub's and the platform's", async () => {
    const answers = [
      await post({ challenge: "<script>" }),
      await post([]),
      await post([], { proof: "a guess" }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get("x-content-type-options")])).toEqual([
      [200, "nosniff"],
      [200, "nosniff"],
      [403, "nosniff"],
    ]);
  });

  it("succeeds once everything in it is stored", async () => {
    expect((await post(carrying("one", "two"))).status).toBe(200);
    expect(await stored()).toEqual(["one", "two"]);
  });

  it("succeeds with an unreadable payload, because repeating would not help", async () => {
    expect((await post([{ fault: "No idea." }, ...carrying("three")])).status).toBe(200);
    expect(await stored()).toContain("three");
  });

  it("is refused with a body beyond the connector's limit", async () => {
    expect((await post("x".repeat(10_001))).status).toBe(413);
  });
});

describe("while the database is away", () => {
  it("the platform is told to try again, and then the message is stored", async () => {
    const wire = await layWire(database.url);
    const far = openDatabase(wire.url);
    const acme = (
      await database.owner.query("select organization_id from comm_channels where id = $1", [shop])
    ).rows[0].organization_id;
    const shaky = openApp(inboundDeps(far, accessTo(openScripted(acme, shop))));
    const delivery = carrying("through the storm");
    wire.cut();
    const answer = await post(delivery, undefined, shop, shaky);
    expect([answer.status, answer.headers.get("retry-after"), await answer.json()]).toMatchObject([
      503,
      "5",
      { code: "database_away" },
    ]);
    wire.mend();
    expect((await post(delivery, undefined, shop, shaky)).status).toBe(200);
    expect(await stored()).toContain("through the storm");
    await far.close();
  });
});
