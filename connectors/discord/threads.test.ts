import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Account, OpenedThread, ThreadReference } from "../../core/protocol/index.ts";
import { setAllowed } from "../../sandbox/discord/permissions/set-allowed.ts";
import { startDiscord, type PlayDiscord } from "../../sandbox/testing/play-discord.ts";
import { settings, type Credentials, type Settings } from "./config.ts";
import { discord } from "./index.ts";
import { threads } from "./threads.ts";

let play: PlayDiscord;
let account: Account<Credentials, Settings>;

beforeEach(async () => {
  play = await startDiscord();
  account = {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: play.token },
    settings: settings.parse({ apiRoot: play.api }),
    hookUrl: "https://hub.example/hooks/x",
    reachable: false,
    privateHosts: ["127.0.0.1"],
  };
});
afterEach(() => play.stop());

const parentOf = (name: string): ThreadReference => ({
  key: play.channel(name).id,
  kind: "group",
  title: name,
});
const open = (title: string, parent = parentOf("general")) =>
  threads.open(account, parent, { title, key: title });
function threadIn(outcome: OpenedThread): ThreadReference {
  if (outcome.kind !== "opened") throw new Error(`Not opened: ${JSON.stringify(outcome)}`);
  return outcome.thread;
}
const stored = ({ key }: ThreadReference) => play.world.channels.get(key);
const named = (title: string) => [...play.world.channels.values()].filter(({ name }) => name === title);
const forum = () => {
  const found = [...play.world.channels.values()].find(({ type }) => type === 15);
  if (!found) throw new Error("There is no forum.");
  return found;
};

describe("a thread of a staff channel", () => {
  it("is opened below it and named as events from there name it", async () => {
    const thread = threadIn(await open("#12 Ada"));
    expect(stored(thread)).toMatchObject({ name: "#12 Ada", type: 11, parentId: parentOf("general").key });
    expect(thread).toMatchObject({ kind: "group", parent: { title: "general" } });
    expect(await discord.describe?.(account, { kind: "thread", key: thread.key })).toMatchObject({
      thread: {
        title: thread.title,
        space: { key: thread.space?.key },
        parent: { key: thread.parent?.key },
      },
    });
  });

  it("is a post with its title as the first message, where the channel is a forum", async () => {
    const { id, name } = forum();
    const thread = threadIn(await open("#13 Bo", { key: id, kind: "group", title: name }));
    expect(stored(thread)).toMatchObject({ name: "#13 Bo", parentId: id });
    expect([...(stored(thread)?.messages.values() ?? [])].map(({ content }) => content)).toEqual(["#13 Bo"]);
  });

  it("is closed, opened again and renamed, however often", async () => {
    const thread = threadIn(await open("#12 Ada"));
    for (let time = 0; time < 2; time += 1)
      expect(await threads.close(account, thread)).toEqual({ kind: "done" });
    expect(stored(thread)?.thread).toMatchObject({ archived: true, locked: false });
    for (let time = 0; time < 2; time += 1)
      expect(await threads.reopen(account, thread)).toEqual({ kind: "done" });
    expect(stored(thread)?.thread).toMatchObject({ archived: false });
    expect(await threads.rename(account, thread, "x".repeat(200))).toEqual({ kind: "done" });
    expect(stored(thread)?.name).toHaveLength(100);
  });

  it("is found again where the answer to its opening was lost", async () => {
    play.faults({ kind: "lost_answer", methods: ["create_thread"], count: 1 });
    const thread = threadIn(await open("#12 Ada"));
    expect(named("#12 Ada").map(({ id }) => id)).toEqual([thread.key]);
  });

  it("may still come where neither an answer nor a thread is there", async () => {
    play.faults({ kind: "lost_request", methods: ["create_thread"], count: 1 });
    expect(await open("#12 Ada")).toMatchObject({ kind: "unconfirmed" });
  });
});

describe("a thread that cannot be opened", () => {
  it("beyond Discord's limit names the limit, until one is closed", async () => {
    play.guild.activeThreads = 2;
    const [first] = [threadIn(await open("#1")), threadIn(await open("#2"))];
    expect(await open("#3")).toMatchObject({ kind: "rejected", cause: "limit" });
    expect(named("#3")).toEqual([]);
    await threads.close(account, first);
    const third = threadIn(await open("#3"));
    expect(await threads.reopen(account, first)).toMatchObject({ kind: "rejected", cause: "limit" });
    await threads.close(account, third);
    expect(await threads.reopen(account, first)).toEqual({ kind: "done" });
  });

  it("for want of a right says which", async () => {
    setAllowed(play.world, play.channel("general"), play.appId, ["CREATE_PUBLIC_THREADS"], false);
    expect(await open("#1")).toMatchObject({
      kind: "rejected",
      fix: expect.stringContaining("Create Public Threads"),
    });
  });

  it.each([
    ["in a channel that is not there", "1046000000000000404", "gone"],
    ["in something that is no channel", "../guilds", "gone"],
  ])("%s says so", async (_, key, cause) =>
    expect(await open("#1", { key, kind: "group" })).toMatchObject({ kind: "rejected", cause }),
  );

  it("in a direct chat says where there are threads", async () => {
    const { id } = play.direct(play.someone().id);
    expect(await open("#1", { key: id, kind: "direct" })).toMatchObject({
      kind: "rejected",
      reason: expect.stringContaining("text channels and forums"),
    });
  });

  it("and one that is gone cannot be closed", async () => {
    const thread = threadIn(await open("#1"));
    await play.call("DELETE", `/channels/${thread.key}`);
    play.world.channels.delete(thread.key);
    expect(await threads.close(account, thread)).toMatchObject({ kind: "rejected", cause: "gone" });
  });
});
