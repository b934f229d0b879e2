import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unsafeCast } from "../../core/kernel/trust.ts";
import type { Account, OpenedThread, ThreadReference } from "../../core/protocol/index.ts";
import { SANDBOX_BOT_TOKEN } from "../../sandbox/index.ts";
import { startPlay, type Play } from "../../sandbox/testing/play.ts";
import type { Credentials, Settings } from "./config.ts";
import { telegram } from "./index.ts";
import { threads } from "./threads.ts";

let play: Play;
let account: Account<Credentials, Settings>;
let ada: number;

beforeEach(async () => {
  play = await startPlay();
  account = {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: SANDBOX_BOT_TOKEN, secret: "lamp-shop-webhook-secret" },
    settings: { apiRoot: `${play.root}telegram`, messagesPerSecond: 30 },
    hookUrl: "https://hub.example/hooks/x",
    reachable: false,
    privateHosts: ["127.0.0.1"],
  };
  ada = await play.person("Ada");
});
afterEach(() => play.stop());

async function group(more: object = { forum: true }): Promise<ThreadReference> {
  const { body } = await play.control("POST", "/groups", { title: "Team", members: [ada], ...more });
  return { key: String(body.chat.id), kind: "group", title: "Team" };
}
const open = (parent: ThreadReference, title: string) => threads.open(account, parent, { title, key: title });
function threadIn(outcome: OpenedThread): ThreadReference {
  if (outcome.kind !== "opened") throw new Error(`Not opened: ${JSON.stringify(outcome)}`);
  return outcome.thread;
}
const topicOf = ({ key }: ThreadReference) => Number(key.split("/")[1]);
/** What Telegram last told of somebody's message. */
async function lastTold() {
  const update = (await play.updates()).at(-1);
  const [event] = telegram.normalise(unsafeCast({ ...update }), {
    ...account,
    at: "2026-11-21T10:00:00.000Z",
  });
  return event;
}
const say = async (thread: ThreadReference, text: string) => {
  const [call] = telegram.render({
    kind: "send",
    message: {
      id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
      thread,
      text: { text, marks: [] },
      parts: [],
      automatic: false,
    },
  });
  return call && telegram.send(account, call);
};

describe("a topic of a staff group", () => {
  it("is opened there and named as messages in it name it", async () => {
    const team = await group();
    const thread = threadIn(await open(team, "#12 Ada"));
    expect(thread).toMatchObject({ title: "#12 Ada", parent: { key: team.key, title: "Team" } });
    await play.write(Number(team.key), { from: ada, text: "On it", message_thread_id: topicOf(thread) });
    expect(await lastTold()).toMatchObject({
      kind: "message_received",
      thread: { key: thread.key, parent: thread.parent, initialTitle: "#12 Ada" },
    });
    expect(await say(thread, "Thanks")).toMatchObject({ kind: "sent" });
  });

  it("is apart from “General”, which is the group itself", async () => {
    const team = await group();
    await open(team, "#12 Ada");
    await play.write(Number(team.key), { from: ada, text: "Hello all" });
    const told = await lastTold();
    expect(told).toMatchObject({ thread: { key: team.key, title: "Team" } });
    expect(told).not.toHaveProperty("thread.parent");
  });

  it("is closed, opened again and renamed, however often", async () => {
    const team = await group();
    const thread = threadIn(await open(team, "#12 Ada"));
    const write = () =>
      play.write(Number(team.key), { from: ada, text: "?", message_thread_id: topicOf(thread) });
    for (let time = 0; time < 2; time += 1)
      expect(await threads.close(account, thread)).toEqual({ kind: "done" });
    expect(JSON.stringify(await write())).toContain("TOPIC_CLOSED");
    for (let time = 0; time < 2; time += 1)
      expect(await threads.reopen(account, thread)).toEqual({ kind: "done" });
    expect(await write()).toMatchObject({ text: "?" });
    for (let time = 0; time < 2; time += 1)
      expect(await threads.rename(account, thread, "x".repeat(200))).toEqual({ kind: "done" });
  });

  it("may be there where the answer to its opening was lost", async () => {
    const team = await group();
    await play.faults({ kind: "lost_answer", methods: ["createForumTopic"] });
    expect(await open(team, "#12 Ada")).toMatchObject({ kind: "unconfirmed" });
  });
});

describe("a topic that cannot be opened", () => {
  it.each([
    ["in a group without topics", {}, "switch on Topics"],
    ["in a small group", { kind: "group" }, "switch on Topics"],
    ["for want of the right", { forum: true, manage_topics: false }, "Manage Topics"],
  ])("%s says what to do", async (_, more, fix) =>
    expect(await open(await group(more), "#12 Ada")).toMatchObject({
      kind: "rejected",
      fix: expect.stringContaining(fix),
    }),
  );

  it("in a chat that is not there says so", async () =>
    expect(await open({ key: "-1009999", kind: "group" }, "#12 Ada")).toMatchObject({
      kind: "rejected",
      cause: "gone",
    }));

  it("waits where Telegram asks to", async () => {
    const team = await group();
    await play.faults({ kind: "rate_limit", methods: ["createForumTopic"], retry_after: 9 });
    expect(await open(team, "#12")).toMatchObject({ kind: "rate_limited", retryAfterMs: 9000 });
  });
});

it.each(["close", "reopen"] as const)("a topic that is gone says so: %s", async (change) => {
  const team = await group();
  const gone = { key: `${team.key}/404`, kind: "group" } as const;
  expect(await threads[change](account, gone)).toMatchObject({ kind: "rejected", cause: "gone" });
  expect(await threads[change](account, team)).toMatchObject({ kind: "rejected", cause: "gone" });
  expect(await say(gone, "Hello")).toMatchObject({ kind: "rejected", cause: "gone" });
});
