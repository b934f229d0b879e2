import { beforeEach, expect, it } from "vitest";
import type { MemberActor } from "../../../access/index.ts";
import type { ChannelId, ConversationId } from "../../../kernel/ids.ts";
import { openCardRounds } from "../../../testing/commands/card-round.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { openCommandRoom } from "../../../testing/commands/command-room.ts";
import { playThreads } from "../../../testing/commands/played-threads.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const { owner } = database;
const room = openCommandRoom(database);
const chats = openCommandChats(database);
const cards = await openCardRounds(database);

let office: ChannelId;
let ada: MemberActor;
let team: ConversationId;

beforeEach(async () => {
  await owner.query("truncate outbox");
  const acme = await makeOrganization(owner);
  office = await makeChannel(owner, acme, { connector: "scripted", name: "Office" });
  ada = await makeMember(owner, acme, "Ada");
  team = await chats.openStaffGroup(office, "team");
});

const route = (serves: object | null, id: string = team) =>
  room.ask(ada, "put", `/chats/${id}/routing`, { serves });
const groups = async () => {
  const { body } = await room.ask(ada, "get", `/channels/${office}/chats`);
  return body["items"];
};

it("a chat of members serves no conversations until it is said which", async () => {
  expect(await groups()).toMatchObject([{ id: team, use: "staff", serves: null }]);
  expect((await route({ channelIds: [office], teams: null })).status).toBe(204);
  expect(await groups()).toMatchObject([{ serves: { channelIds: [office], teams: null } }]);
  await route({ channelIds: null, teams: ["Sales"] });
  expect(await groups()).toMatchObject([{ serves: { channelIds: null, teams: ["Sales"] } }]);
  await route(null);
  expect(await groups()).toMatchObject([{ serves: null }]);
});

it("pages that show the channel hear of it", async () => {
  await route({ channelIds: null, teams: null });
  const { rows } = await owner.query(
    "select payload->>'channelId' as id from outbox where kind = 'channel_changed'",
  );
  expect(rows).toEqual([{ id: office }]);
});

it("a group with customers serves none", async () => {
  const { conversationId } = await chats.say(office, "Linus", "Hello", {
    thread: { key: "fans", kind: "group" },
  });
  expect(await route({ channelIds: null, teams: null }, conversationId)).toMatchObject({
    status: 409,
    body: { code: "chat_not_shared" },
  });
});

it("the threads of conversations are no groups of their own", async () => {
  cards.offer({ threads: { support: "native", titleMax: 100 } }, playThreads({ limit: 100 }).interface);
  await route({ channelIds: null, teams: null });
  await chats.say(office, "Linus", "Where is my parcel?");
  await cards.draw();
  const { rows } = await owner.query("select state from comm_staff_threads where parent_id = $1", [team]);
  expect(rows).toEqual([{ state: "open" }]);
  expect(await groups()).toMatchObject([{ id: team }]);
});
