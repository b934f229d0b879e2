import { createDiscordAdapter } from "@chat-adapter/discord";
import { Chat, ConsoleLogger, type Adapter, type Message, type StateAdapter } from "chat";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openClient, type GatewayClient } from "../testing/gateway-client.ts";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";
import { INTENT } from "./gateway/intents.ts";
import { react } from "./people/change.ts";

/**
 * Runs a second, independent reader. Its own gateway always goes to Discord, so that the test forwards the packets as its
 * forwarding mode does.
 */
describe("A bot written with Vercel's chat", () => {
  let play: PlayDiscord;
  let gateway: GatewayClient;
  const heard: Message[] = [];
  const reactions: string[] = [];
  const adapter = () => chat.getAdapter("discord");
  let chat: Chat<{ discord: Adapter }>;

  beforeAll(async () => {
    play = await startDiscord();
    chat = new Chat({
      userName: "parley",
      adapters: {
        discord: asAdapter({
          botToken: play.token,
          applicationId: play.appId,
          publicKey: "0".repeat(64),
          apiUrl: `${play.api}/v10`,
          logger: new ConsoleLogger("silent"),
          respondToChannelIds: [play.channel("general").id],
        }),
      },
      state: memoryState(),
      logger: "silent",
    });
    chat.onNewMention(async (_: unknown, message: Message) => void heard.push(message));
    chat.onReaction(async (event) => void reactions.push(event.rawEmoji));
    await chat.initialize();
    gateway = await openClient(`${play.root.replace("http", "ws")}/gateway`);
    gateway.identify(
      play.token,
      INTENT.GUILDS |
        INTENT.GUILD_MESSAGES |
        INTENT.MESSAGE_CONTENT |
        INTENT.DIRECT_MESSAGES |
        INTENT.GUILD_MESSAGE_REACTIONS,
    );
    await gateway.event("GUILD_CREATE");
  });
  afterAll(async () => {
    await chat.shutdown();
    gateway.close();
    await play.stop();
  });

  async function forward(t: string) {
    const { d } = await gateway.event(t);
    gateway.packets.length = 0;
    const waits: Promise<unknown>[] = [];
    const answer = await chat.webhooks.discord(
      new Request("http://hook", {
        method: "POST",
        headers: { "content-type": "application/json", "x-discord-gateway-token": play.token },
        body: JSON.stringify({ type: `GATEWAY_${t}`, timestamp: Date.now(), data: d }),
      }),
      { waitUntil: (task: Promise<unknown>) => void waits.push(task) },
    );
    await Promise.all(waits);
    return answer.status;
  }
  const threadId = () => `discord:${play.guild.id}:${play.channel("support").id}`;

  it("hears a mention", async () => {
    play.write(play.channel("general"), { text: `<@${play.appId}> is it open?` });
    expect(await forward("MESSAGE_CREATE")).toBe(200);
    await play.until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ author: { userName: "mia_brandt", isBot: false } });
    expect(heard[0]?.text).toContain("is it open?");
  });

  it("hears a reaction", async () => {
    const channel = play.channel("general");
    const message = play.write(channel, { text: "Nice" });
    await gateway.event("MESSAGE_CREATE");
    react(play.world, channel, message, undefined, ["👍"]);
    expect(await forward("MESSAGE_REACTION_ADD")).toBe(200);
    await play.until(() => reactions.length === 1);
    expect(reactions).toEqual(["👍"]);
  });

  it("writes, edits, reacts, types, reads and deletes", async () => {
    const channel = play.channel("support");
    const { id } = await adapter().postMessage(threadId(), { markdown: "**Yes**, until 6" });
    expect(channel.messages.get(id)?.content).toBe("**Yes**, until 6");
    await adapter().editMessage(threadId(), id, "No");
    expect(channel.messages.get(id)?.content).toBe("No");
    await adapter().addReaction(threadId(), id, "thumbs_up");
    expect([...(channel.messages.get(id)?.reactions.keys() ?? [])]).toEqual(["👍"]);
    await adapter().startTyping(threadId());
    const { messages } = await adapter().fetchMessages(threadId());
    expect(messages.map(({ text }) => text)).toEqual(["No"]);
    await adapter().deleteMessage(threadId(), id);
    expect(channel.messages.size).toBe(0);
  });

  it("opens direct messages and writes there", async () => {
    const mia = play.someone();
    const dm = (await adapter().openDM?.(mia.id)) ?? "";
    const { id } = await adapter().postMessage(dm, "psst");
    expect(play.direct(mia.id).messages.get(id)?.content).toBe("psst");
  });
});

/** Its types disagree with those of its own framework about one optional field. */
const asAdapter = (config: Parameters<typeof createDiscordAdapter>[0]) =>
  createDiscordAdapter(config) as unknown as Adapter;

/** Keeps nothing but what one test needs. */
function memoryState() {
  const kept = new Map<string, unknown>();
  const lock = { threadId: "", token: "t", expiresAt: Infinity };
  const noop = async () => {};
  return {
    connect: noop,
    disconnect: noop,
    subscribe: noop,
    unsubscribe: noop,
    isSubscribed: async () => false,
    acquireLock: async (threadId: string) => ({ ...lock, threadId }),
    extendLock: async () => true,
    releaseLock: noop,
    forceReleaseLock: noop,
    get: async (key: string) => kept.get(key) ?? null,
    set: async (key: string, value: unknown) => void kept.set(key, value),
    setIfNotExists: async (key: string, value: unknown) => {
      if (kept.has(key)) return false;
      kept.set(key, value);
      return true;
    },
    delete: async (key: string) => void kept.delete(key),
    appendToList: noop,
    getList: async () => [],
    enqueue: async () => 0,
    dequeue: async () => null,
    queueDepth: async () => 0,
  } as unknown as StateAdapter;
}
