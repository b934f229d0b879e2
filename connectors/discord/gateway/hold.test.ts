import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Account, Gap, HealthFinding, InboundEvent } from "../../../core/protocol/index.ts";
import { startDiscord, type PlayDiscord } from "../../../sandbox/testing/play-discord.ts";
import { disturb } from "../../../sandbox/discord/gateway/disturb.ts";
import { addChannel, addThread } from "../../../sandbox/discord/model/add-channel.ts";
import { useCommand } from "../../../sandbox/discord/people/use-command.ts";
import { useComponent } from "../../../sandbox/discord/people/use-component.ts";
import { settings, type Credentials, type Settings } from "../config.ts";
import { discord } from "../index.ts";
import { hold } from "./hold.ts";

const AT = "2026-11-21T10:00:00.000Z";

const until = <T>(check: () => T) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

let play: PlayDiscord;
let account: Account<Credentials, Settings>;
const holding: { end(): Promise<void> }[] = [];

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

afterEach(async () => {
  await Promise.all(holding.splice(0).map((one) => one.end()));
  await play.stop();
});

/** Holds the account's socket as the hub does, with everything it is told at hand. */
async function held(
  given: { readonly state?: JsonObject | null; readonly settings?: Partial<Settings> } = {},
) {
  const ending = new AbortController();
  const payloads: JsonObject[] = [];
  const gaps: Gap[] = [];
  const findings: (readonly HealthFinding[])[] = [];
  const saved: JsonObject[] = [];
  let stuck = false;
  const [refusing, refused] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done = hold(
    { ...account, settings: { ...account.settings, ...given.settings } },
    {
      state: given.state ?? null,
      signal: ending.signal,
      sink: async (batch) => {
        if (stuck) {
          // Once, so that what comes next could be stored.
          stuck = false;
          refused.resolve();
          await refusing.promise;
          throw new Error("The database is away.");
        }
        payloads.push(...structuredClone(batch));
      },
      saveState: async (state) => void saved.push(structuredClone(state)),
      report: async (told) => void findings.push(told),
      missed: async (gap) => void gaps.push(gap),
    },
  );
  done.catch(() => {});
  const one = {
    done,
    payloads,
    gaps,
    findings,
    saved,
    breakSink: () => void (stuck = true),
    refused: refused.promise,
    refuse: () => refusing.resolve(),
    events: (): readonly InboundEvent[] =>
      payloads.flatMap((payload) =>
        discord.normalise(payload, { channelId: account.channelId, settings: account.settings, at: AT }),
      ),
    texts: () =>
      one.events().flatMap((event) => (event.kind === "message_received" ? event.content.text.text : [])),
    state: () => saved.at(-1) ?? null,
    end: async () => {
      ending.abort();
      await done.catch(() => {});
    },
  };
  holding.push(one);
  return one;
}

const ready = async (given: Parameters<typeof held>[0] = {}) => {
  const one = await held(given);
  await until(() => expect(one.findings.length).toBeGreaterThan(0));
  return one;
};

const send = async (operation: Parameters<typeof discord.render>[0]) => {
  const [call] = discord.render(operation);
  if (!call) throw new Error("There is nothing to send.");
  return discord.send(account, call);
};

const general = () => play.channel("general");
const thread = (key: string) => ({ key, kind: "group" as const });
const message = (text: string, more: object = {}) => ({
  kind: "send" as const,
  message: {
    id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    thread: thread(general().id),
    text: { text, marks: [] },
    parts: [],
    automatic: false,
    ...more,
  },
});

describe("a held connection", () => {
  it("receives what is written, with the names of server and channel", async () => {
    const one = await ready();
    const { id } = play.write(general(), { text: "Is it **open**?" });
    await until(() => expect(one.texts()).toEqual(["Is it open?"]));
    expect(one.events()[0]).toMatchObject({
      externalId: id,
      author: "contact",
      thread: {
        key: general().id,
        kind: "group",
        title: "general",
        space: { key: play.guild.id, title: play.guild.name },
      },
    });
  });

  it("carries a reply, its echo, an edit, a reaction and a deletion", async () => {
    const one = await ready();
    const asked = play.write(general(), { text: "Open?" });
    const sent = await send(message("*Yes*", { replyTo: asked.id }));
    expect(sent).toMatchObject({ kind: "sent" });
    const externalId = sent.kind === "sent" ? sent.externalId : "";
    await until(() => expect(one.texts()).toEqual(["Open?", "*Yes*"]));
    expect(one.events()[1]).toMatchObject({
      author: "account",
      deliveryKey: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
      replyTo: asked.id,
    });
    expect(await send(message("*Yes*", { replyTo: asked.id }))).toMatchObject({ kind: "sent", externalId });
    const at = { thread: thread(general().id), externalId };
    expect(await send({ kind: "edit", ...at, text: { text: "No", marks: [] } })).toEqual({ kind: "done" });
    expect(await send({ kind: "react", ...at, externalId: asked.id, emoji: ["👍"] })).toEqual({
      kind: "done",
    });
    expect(await send({ kind: "react", ...at, externalId: asked.id, emoji: ["🎉"] })).toEqual({
      kind: "done",
    });
    expect(await send({ kind: "delete", thread: at.thread, externalIds: [externalId] })).toEqual({
      kind: "done",
    });
    expect(await send({ kind: "typing", thread: at.thread })).toEqual({ kind: "done" });
    await until(() =>
      expect(one.events().map((event) => event.kind)).toEqual([
        "message_received",
        "message_received",
        "message_edited",
        "reaction_changed",
        "reaction_changed",
        "reaction_changed",
        "message_deleted",
      ]),
    );
  });

  it("answers a command in its place, and a second time behind it", async () => {
    const one = await ready();
    await discord.connect.publishCommands?.(account, [
      {
        audience: { kind: "contacts" },
        language: null,
        commands: [
          {
            name: "order",
            description: "Where it is",
            parameters: [{ name: "number", description: "Its number", required: true, type: "text" }],
          },
        ],
      },
    ]);
    useCommand(play.world, play.app, general(), { name: "order", options: { number: "7" } });
    await until(() => expect(one.events().some(({ kind }) => kind === "command_invoked")).toBe(true));
    const used = one.events().find((event) => event.kind === "command_invoked");
    expect(used).toMatchObject({
      name: "order",
      arguments: "number:7",
      options: { number: "7" },
      answer: { acknowledged: true },
    });
    const answers = used?.kind === "command_invoked" ? used.answer : undefined;
    // The acknowledgement follows once the event is stored.
    await until(() => expect([...general().messages.values()]).toHaveLength(1));
    const first = await send(message("On its way", { answers }));
    const second = await send(message("Tomorrow", { id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b01", answers }));
    expect([first, second]).toMatchObject([{ kind: "sent" }, { kind: "sent" }]);
    expect([...general().messages.values()].map(({ content }) => content)).toEqual([
      "On its way",
      "Tomorrow",
    ]);
  });

  it("acknowledges a press, and leaves one that opens a form to who opens it", async () => {
    const one = await ready();
    const form = {
      name: "order",
      title: "Order",
      fields: [{ name: "lamp", label: "Lamp", kind: "line" as const, required: true }],
    };
    const sent = await send(
      message("Choose", {
        buttons: [
          [
            { label: "Seven", value: "7" },
            { label: "Order", value: "order", form },
          ],
        ],
      }),
    );
    const own = general().messages.get(sent.kind === "sent" ? sent.externalId : "");
    if (!own) throw new Error("The message is not there.");
    useComponent(play.world, general(), own, { customId: "b0:7" });
    useComponent(play.world, general(), own, { customId: "f1:order" });
    await until(() =>
      expect(one.events().filter(({ kind }) => kind === "button_pressed")).toMatchObject([
        { value: "7", label: "Seven", answer: { acknowledged: true } },
        { value: "order", label: "Order", answer: { acknowledged: false } },
      ]),
    );
    const presses = one
      .events()
      .flatMap((event) => (event.kind === "button_pressed" && event.answer ? [event.answer] : []));
    const [, answer = {}] = presses;
    expect(await send({ kind: "open_form", answer, form })).toEqual({ kind: "done" });
  });

  it("listens only to what the settings name", async () => {
    const one = await ready({ settings: { onlyMentions: true, directMessages: false } });
    play.write(general(), { text: "to nobody" });
    play.write(play.direct(play.person("Zoe").id), { text: "directly" });
    play.write(general(), { text: `<@${play.appId}> to you` });
    await until(() => expect(one.texts()).toHaveLength(1));
    expect(one.texts()[0]).toMatch(/to you$/);
  });

  it("resumes what it missed by the session, whoever holds it next", async () => {
    const one = await ready();
    play.write(general(), { text: "before" });
    await until(() => expect(one.texts()).toEqual(["before"]));
    await one.end();
    play.write(general(), { text: "meanwhile" });
    const next = await ready({ state: one.state() });
    await until(() => expect(next.texts()).toContain("meanwhile"));
    expect(next.gaps).toEqual([]);
    await send(message("Ours"));
    await until(() => expect(next.events().at(-1)).toMatchObject({ author: "account" }));
  });

  it("hears the threads of a listed channel after it resumed, though nothing says whose they are", async () => {
    const settings = { channels: [general().id] };
    const quiet = addChannel(play.world, { type: 0, name: "quiet", guildId: play.guild.id });
    const opened = addThread(play.world, general(), { name: "Order 7", ownerId: play.someone().id });
    const other = addThread(play.world, quiet, { name: "Else", ownerId: play.someone().id });
    const one = await ready({ settings });
    play.write(opened, { text: "before" });
    await until(() => expect(one.texts()).toEqual(["before"]));
    await one.end();
    play.write(other, { text: "elsewhere" });
    play.write(opened, { text: "meanwhile" });
    const next = await ready({ state: one.state(), settings });
    await until(() => expect(next.texts()).toContain("meanwhile"));
    expect(next.events().at(-1)).toMatchObject({ thread: { key: opened.id, parent: { key: general().id } } });
    expect(next.texts()).not.toContain("elsewhere");
  });

  it("repeats what was not stored when it broke", async () => {
    const one = await ready();
    play.write(general(), { text: "stored" });
    await until(() => expect(one.texts()).toEqual(["stored"]));
    one.breakSink();
    play.write(general(), { text: "not stored" });
    await one.refused;
    play.write(general(), { text: "nor this" });
    // What is written is on its way to the socket once Discord answers a later call.
    await play.call("GET", "/gateway");
    one.refuse();
    await expect(one.done).rejects.toThrow("The database is away.");
    const next = await ready({ state: one.state() });
    await until(() => expect(next.texts()).toEqual(expect.arrayContaining(["not stored", "nor this"])));
  });

  it("fetches what was written when its session is lost, and names what cannot be had", async () => {
    const one = await ready();
    const direct = play.direct(play.person("Zoe").id);
    play.write(general(), { text: "before" });
    play.write(direct, { text: "hello" });
    await until(() => expect(one.texts()).toEqual(["before", "hello"]));
    await one.end();
    play.world.sessions.clear();
    for (const text of ["one", "two"]) play.write(general(), { text });
    play.write(direct, { text: "three" });
    const next = await ready({ state: one.state() });
    await until(() => expect(next.gaps).toHaveLength(1));
    // What was stored shortly before is repeated, and known by its keys.
    const stored = one.events().map(({ key }) => key);
    const repeated = next.events().filter(({ key }) => stored.includes(key));
    expect([repeated.length, next.texts().toSorted()]).toEqual([
      2,
      ["before", "hello", "one", "three", "two"],
    ]);
    expect(next.gaps[0]).toMatchObject({ recovered: true, reason: expect.stringContaining("reactions") });
    await until(() => expect(next.state()).toMatchObject({ unfinished: false }));
  });

  it("connects again by itself after a broken socket, and stores nothing twice by its keys", async () => {
    const one = await ready();
    play.write(general(), { text: "one" });
    await until(() => expect(one.texts()).toEqual(["one"]));
    disturb(play.world, play.app, "reconnect", true);
    play.write(general(), { text: "two" });
    await until(() => expect(one.texts()).toContain("two"));
    const keys = one.events().map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

it("a token that Discord rejects is told at once, as a refusal", async () => {
  account = { ...account, credentials: { token: "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBot" } };
  const one = await held();
  await expect(one.done).rejects.toMatchObject({ kind: "refused" });
  expect(one.findings).toMatchObject([[{ code: "token_refused", severity: "broken" }]]);
});

it("a gateway at the hub's own origin, which has no other private host, is connected to", async () => {
  account = { ...account, privateHosts: [new URL(play.api).origin] };
  const one = await held();
  await until(() => expect(one.findings).toMatchObject([[{ code: "ok" }]]));
});
