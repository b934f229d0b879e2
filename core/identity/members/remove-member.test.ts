import { expect, it } from "vitest";
import { performAction } from "../../audit/index.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../../testing/factories/conversation.ts";
import {
  actorOf,
  makeMember,
  makeOrganization,
  makePerson,
  type Person,
} from "../../testing/factories/people.ts";
import { removeMember } from "./remove-member.ts";

const db = await testDatabase();
const acme = await makeOrganization(db, "Acme");
const channel = await makeChannel(db.owner, acme.id);
const kim = await makeContact(db.owner, acme.id, channel, "Kim");
const olga = actorOf(acme.owner, acme.id, "owner");

const remove = ({ id }: Person) =>
  performAction({ database: db }, removeMember, { actor: olga }, id, undefined, async () => {});

it("leaves Ann's conversations to whoever is still there", async () => {
  const ann = await makeMember(db, acme.id, "Ann", "agent");
  const conversation = await makeConversation(db.owner, acme.id, channel, kim, ann.id);
  await remove(ann);
  expect(
    (await db.owner.query("select assignee_id from comm_conversations where id = $1", [conversation])).rows,
  ).toEqual([{ assignee_id: null }]);
});

it("keeps conversations from people of other organizations", async () => {
  const stranger = await makePerson(db, "Sam");
  await expect(makeConversation(db.owner, acme.id, channel, kim, stranger.id)).rejects.toThrow(
    /comm_conversations_assignee/,
  );
});

it("tells open pages in the same transaction", async () => {
  const ann = await makeMember(db, acme.id, "Ann", "agent");
  await remove(ann);
  const { rows } = await db.owner.query(
    "select kind, payload from outbox where organization_id = $1 and payload ->> 'userId' = $2",
    [acme.id, ann.id],
  );
  expect(rows).toEqual([{ kind: "member_changed", payload: { userId: ann.id } }]);
});
