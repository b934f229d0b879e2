import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { ExternalIdentity, MessageReceived } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { createRecorder } from "./record-inbound.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

const PHONE = { kind: "phone", value: "380441" } as const;
const BSUID = { kind: "bsuid", value: "UA.77" } as const;
const LID = { kind: "lid", value: "9001" } as const;
const MAIL = { kind: "email", value: "Linus@Example.com" } as const;

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
});

type Identities = readonly [ExternalIdentity, ...ExternalIdentity[]];

/** Linus writes, named by these identities, in a thread that the first of them names unless it says otherwise. */
const writes = (identities: Identities, thread: Partial<MessageReceived["thread"]> = {}) =>
  record(
    makeInboundMessage(shop, "Linus", "Hello", {
      from: { identities, name: "Linus" },
      thread: { key: identities[0].value, kind: "direct", ...thread },
    }),
  );

async function rows<T extends object>(text: string): Promise<T[]> {
  return (await database.owner.query<T>(text, [acme])).rows;
}

const contacts = () =>
  rows<{ phone: string | null; email: string | null }>(
    "select phone, email from comm_contacts where organization_id = $1 order by created_at",
  );
const identities = async () =>
  (
    await rows<{ kind: string; owner: number }>(
      "select kind, dense_rank() over (order by c.created_at, c.id)::integer as owner from comm_contact_identities i join comm_contacts c on c.organization_id = i.organization_id and c.id = i.contact_id where i.organization_id = $1 order by kind",
    )
  ).map(({ kind, owner }) => `${kind} of ${owner}`);
const authors = () =>
  rows("select distinct author_id from comm_messages where organization_id = $1 and kind = 'message'");

describe("case B: a person with several identities", () => {
  it("is one contact, by whichever of them a message names the person", async () => {
    await writes([PHONE, BSUID]);
    await writes([BSUID]);
    await writes([BSUID, PHONE]);
    expect(await identities()).toEqual(["bsuid of 1", "phone of 1"]);
    expect(await authors()).toHaveLength(1);
  });

  it.each([
    ["phone, bsuid, lid", [PHONE, BSUID, LID]],
    ["phone, lid, bsuid", [PHONE, LID, BSUID]],
    ["bsuid, phone, lid", [BSUID, PHONE, LID]],
    ["bsuid, lid, phone", [BSUID, LID, PHONE]],
    ["lid, phone, bsuid", [LID, PHONE, BSUID]],
    ["lid, bsuid, phone", [LID, BSUID, PHONE]],
  ] as const)("is one contact where they become known in the order %s", async (_, [first, second, third]) => {
    await writes([first]);
    await writes([second, first]);
    await writes([third, second]);
    await writes([third]);
    expect(await identities()).toEqual(["bsuid of 1", "lid of 1", "phone of 1"]);
    expect(await contacts()).toEqual([{ phone: "380441", email: null }]);
    expect(await authors()).toHaveLength(1);
  });

  it.each([
    ["in two processes", [PHONE, BSUID], [BSUID, LID], createRecorder(database, true)],
    ["in two processes, one with a single identity", [PHONE, BSUID], [PHONE], createRecorder(database, true)],
    ["in one batch", [PHONE, BSUID], [BSUID, LID], record],
  ] as const)("is one contact where the first two messages come at once, %s", async (_, one, two, other) => {
    for (let round = 0; round < 10; round += 1) {
      const message = (given: Identities, key: string) =>
        makeInboundMessage(shop, "Linus", "Hello", {
          from: {
            identities: unsafeCast<Identities>(
              given.map((own) => ({ ...own, value: `${own.value} ${round}` })),
            ),
          },
          thread: { key: `${key} ${round}`, kind: "direct" },
        });
      await Promise.all([record(message(one, "a")), other(message(two, "b"))]);
    }
    expect(await contacts()).toHaveLength(10);
    expect(await authors()).toHaveLength(10);
  });

  it("has the phone number and the address that a platform names, unless there are some already", async () => {
    await writes([BSUID]);
    await writes([BSUID, PHONE]);
    await writes([BSUID, MAIL]);
    expect(await contacts()).toEqual([{ phone: "380441", email: "linus@example.com" }]);
    await database.owner.query("update comm_contacts set phone = '+49 30 1' where organization_id = $1", [
      acme,
    ]);
    await writes([BSUID, { kind: "phone", value: "380999" }]);
    expect(await contacts()).toEqual([{ phone: "+49 30 1", email: "linus@example.com" }]);
  });

  it("stays two contacts where two were known before, and writes as the one whose conversation it is", async () => {
    await writes([PHONE]);
    await writes([BSUID]);
    await writes([PHONE, BSUID], { key: BSUID.value });
    expect(await identities()).toEqual(["bsuid of 2", "phone of 1"]);
    const last = await rows(
      "select i.kind from comm_messages m join comm_contact_identities i on i.contact_id = m.author_id where m.organization_id = $1 order by m.sent_at desc limit 1",
    );
    expect(last).toEqual([{ kind: "bsuid" }]);
  });

  it("is found in a group by any identity", async () => {
    await writes([PHONE, LID], { key: "team", kind: "group" });
    await writes([LID], { key: "team", kind: "group" });
    expect(await contacts()).toHaveLength(1);
    expect(await rows("select from comm_participants where organization_id = $1")).toHaveLength(1);
  });
});
