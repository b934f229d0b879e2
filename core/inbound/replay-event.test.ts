import { beforeEach, describe, expect, it } from "vitest";
import type { OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { JsonObject } from "../kernel/json.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { ingestPayload } from "./ingest-payload.ts";
import { replayEvent } from "./replay-event.ts";

const database = await testDatabase();

let acme: OrganizationId;
let understands: boolean;
let deps: ReturnType<typeof inboundDeps>;
let channelId: string;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  understands = false;
  const shop = await makeChannel(database.owner, acme);
  channelId = shop;
  const { event } = makeInboundMessage(shop, "Ada", "Hello");
  const connector = scriptedConnector({
    normalise: ({ problem }) => {
      if (!understands) throw new Error(String(problem));
      return [event];
    },
  });
  const channel = openScripted(acme, shop, connector);
  deps = inboundDeps(database, accessTo(channel));
  // Names in an order that jsonb does not keep.
  await ingestPayload(
    deps,
    channel,
    unsafeCast<JsonObject>({ problem: "A new kind.", b: 1, a: 2 }),
    "2026-06-01T10:00:00Z",
  );
});

const quarantined = async () =>
  (
    await database.owner.query<{ id: string; attempts: number }>(
      "select id, attempts from comm_inbound_events where organization_id = $1 and state = 'quarantined'",
      [acme],
    )
  ).rows;
const replay = async () => replayEvent(deps, channelId, (await quarantined())[0]?.id ?? "");

describe("a replay", () => {
  it("that still fails leaves the payload where it was, the attempt counted", async () => {
    expect(await replay()).toBe("quarantined");
    expect(await quarantined()).toMatchObject([{ attempts: 1 }]);
  });

  it("that succeeds, even after failures, stores the message and empties the quarantine", async () => {
    await replay();
    await replay();
    understands = true;
    expect(await replay()).toBe("read");
    expect(await quarantined()).toEqual([]);
    expect(
      (await database.owner.query("select body from comm_messages where organization_id = $1", [acme])).rows,
    ).toEqual([{ body: "Hello" }]);
  });

  it("of an unknown event or channel is missing", async () => {
    await expect(replayEvent(deps, channelId, "iev_gone")).rejects.toMatchObject({ code: "event_unknown" });
    await expect(replayEvent(deps, "chn_gone", "iev_gone")).rejects.toMatchObject({
      code: "channel_unknown",
    });
  });
});
