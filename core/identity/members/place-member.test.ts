import { beforeEach, expect, it } from "vitest";
import { can } from "../../access/index.ts";
import { readActor } from "../index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import {
  makeMember,
  makeOrganization,
  type Organization,
  type Person,
} from "../../testing/factories/people.ts";
import { identityApp, identityDeps, signedIn } from "../../testing/identity-app.ts";

const db = await testDatabase();
const deps = identityDeps(db);
const app = identityApp(deps);

let acme: Organization;
let owner: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  owner = await as(acme.owner);
});

const as = (person: Person): Promise<Browser> => signedIn(app, person);

/** Somebody with a role of the organization's own. */
async function withRights(name: string, permissions: object): Promise<Person> {
  await owner.request("POST", "/api/roles", { name: `${name}'s role`, permissions });
  const person = await makeMember(db, acme.id, name, "viewer");
  expect(await owner.request("PATCH", `/api/members/${person.id}`, { role: `${name}'s role` })).toMatchObject(
    { status: 200 },
  );
  return person;
}

it("Ann's team and channels are what her scopes mean from then on, and everybody's pages and the trail are told", async () => {
  const ann = await withRights("Ann", { "conversation.read": "channel" });
  const shop = await makeChannel(db.owner, acme.id);
  const page = await as(ann);
  const sees = async (resource: object) =>
    can(
      (await readActor(deps, page.cookie())) ?? {
        kind: "visitor",
        organizationId: acme.id,
        channelId: shop,
        visitorKey: "",
      },
      "conversation.read",
      resource,
    );
  expect([await sees({ channelId: shop }), await sees({ team: "night" })]).toEqual([false, false]);
  await db.owner.query("delete from outbox where organization_id = $1", [acme.id]);

  expect(
    await owner.request("PATCH", `/api/members/${ann.id}`, { team: " night ", channelIds: [shop, shop] }),
  ).toMatchObject({ status: 200, body: { role: "Ann's role", team: "night", channelIds: [shop] } });
  expect([
    await sees({ channelId: shop }),
    await sees({ team: "night" }),
    await sees({ team: "day" }),
  ]).toEqual([true, true, false]);
  expect(
    (
      await db.owner.query(
        "select payload from outbox where organization_id = $1 and kind = 'member_changed'",
        [acme.id],
      )
    ).rows,
  ).toEqual([{ payload: { userId: ann.id } }]);
  expect(await owner.request("GET", "/api/audit?limit=1")).toMatchObject({
    body: {
      items: [
        { action: "member.placed", target: { id: ann.id }, facts: { team: "night", channelIds: [shop] } },
      ],
    },
  });

  expect(await owner.request("PATCH", `/api/members/${ann.id}`, { team: null })).toMatchObject({
    status: 200,
    body: { team: null, channelIds: [shop] },
  });
  const { items } = Object((await owner.request("GET", "/api/members")).body);
  expect(items.find((one: { id: string }) => one.id === ann.id)).toMatchObject({
    team: null,
    channelIds: [shop],
  });
  expect(await owner.request("PATCH", `/api/members/${ann.id}`, { channelIds: ["lbl_x"] })).toMatchObject({
    status: 422,
  });
});

it("who sees a part of the conversations widens nobody's part, their own least of all", async () => {
  const lee = await withRights("Lee", {
    "conversation.read": "channel",
    "member.manage": "all",
    "member.read": "all",
  });
  const mia = await withRights("Mia", { "conversation.read": "own" });
  const page = await as(lee);
  const channelIds = [newId("chn")];
  expect(await page.request("PATCH", `/api/members/${lee.id}`, { channelIds })).toMatchObject({
    status: 403,
    body: { code: "role_above_yours" },
  });
  expect(await page.request("PATCH", `/api/members/${acme.owner.id}`, { team: "night" })).toMatchObject({
    status: 403,
    body: { code: "role_above_yours" },
  });
  expect(await page.request("PATCH", `/api/members/${mia.id}`, { team: "night" })).toMatchObject({
    status: 200,
  });
  expect(await page.request("PATCH", `/api/members/${mia.id}`, { role: "Lee's role" })).toMatchObject({
    status: 403,
    body: { code: "role_above_yours" },
  });
  expect(await page.request("PATCH", `/api/members/${mia.id}`, { team: null, channelIds: [] })).toMatchObject(
    { status: 200 },
  );
  expect(await page.request("PATCH", `/api/members/${mia.id}`, { role: "Lee's role" })).toMatchObject({
    status: 200,
  });
});

it("a team is joined only where the joining one's conversations are shown to nobody by somebody who does not see them", async () => {
  const lee = await withRights("Lee", { "conversation.read": "team", "member.manage": "all" });
  const mia = await withRights("Mia", { "conversation.read": "own" });
  const page = await as(lee);
  const join = (team: string) => page.request("PATCH", `/api/members/${mia.id}`, { team });
  // In a team of nobody's, nobody sees them.
  expect(await join("day")).toMatchObject({ status: 200 });
  await owner.request("PATCH", `/api/members/${lee.id}`, { team: "night" });
  expect(await join("night")).toMatchObject({ status: 403, body: { code: "role_above_yours" } });
  expect(await owner.request("PATCH", `/api/members/${mia.id}`, { team: "night" })).toMatchObject({
    status: 200,
  });
  // Who is there already brings nothing more.
  expect(await join("night")).toMatchObject({ status: 200 });
});

it("who sees a team and some channels manages who sees no more than that", async () => {
  const [shop, help] = [await makeChannel(db.owner, acme.id), await makeChannel(db.owner, acme.id)];
  const lee = await withRights("Lee", { "conversation.read": "channel", "member.manage": "all" });
  const ann = await withRights("Ann", { "conversation.read": "channel" });
  await owner.request("PATCH", `/api/members/${lee.id}`, { channelIds: [shop], team: "night" });
  const page = await as(lee);
  const change = (body: object) => page.request("PATCH", `/api/members/${ann.id}`, body);
  const above = { status: 403, body: { code: "role_above_yours" } };
  expect(await change({ channelIds: [shop] })).toMatchObject({ status: 200 });
  expect(await change({ channelIds: [shop, help] })).toMatchObject(above);
  expect(await change({ role: "Lee's role" })).toMatchObject({ status: 200 });

  await owner.request("PATCH", `/api/members/${ann.id}`, { channelIds: [help] });
  for (const body of [{ channelIds: [] }, { role: "client" }, { team: "night" }])
    expect(await change(body), JSON.stringify(body)).toMatchObject(above);
  expect(await page.request("DELETE", `/api/members/${ann.id}`)).toMatchObject(above);
  await owner.request("PATCH", `/api/members/${ann.id}`, { channelIds: [shop] });
  expect(await page.request("DELETE", `/api/members/${ann.id}`)).toMatchObject({ status: 204 });
});
