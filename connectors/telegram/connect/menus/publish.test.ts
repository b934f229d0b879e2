import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Account, CommandMenu, MenuCommand } from "../../../../core/protocol/index.ts";
import { startPlay, type Play } from "../../../../sandbox/testing/play.ts";
import { SANDBOX_BOT_TOKEN } from "../../../../sandbox/index.ts";
import type { Credentials, Settings } from "../../config.ts";
import { publishMenus } from "./publish.ts";

let play: Play;
let account: Account<Credentials, Settings>;
let ada: number;
let team: number;

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
  ada = await play.person("Ada", { started: true });
  team = (await play.control("POST", "/groups", { title: "Team", members: [ada] })).body.chat.id;
});
afterEach(() => play.stop());

const names = (...all: readonly string[]): readonly MenuCommand[] =>
  all.map((name) => ({ name, description: `What ${name} does` }));
const contacts = (commands: readonly MenuCommand[], language: string | null = null): CommandMenu => ({
  audience: { kind: "contacts" },
  language,
  commands,
});
const members = (commands: readonly MenuCommand[], chat = ada): CommandMenu => ({
  audience: { kind: "members", thread: { key: String(chat), kind: "direct" } },
  language: null,
  commands,
});
const staff = (commands: readonly MenuCommand[]): CommandMenu => ({
  audience: { kind: "staff", thread: { key: `${team}/7`, kind: "group" } },
  language: null,
  commands,
});
const publish = (...menus: readonly CommandMenu[]) => publishMenus(account, menus);

/** The names of one list, as Telegram keeps it. */
async function listed(scope: object, language?: string): Promise<readonly string[]> {
  const { body } = await play.call("getMyCommands", { scope, ...(language && { language_code: language }) });
  const list: unknown = body.result;
  return (list as { command: string }[]).map(({ command }) => command);
}
const PRIVATE = { type: "all_private_chats" };
const inChat = (chat: number) => ({ type: "chat", chat_id: chat });
const changes = async () =>
  (await play.control("GET", "/wire")).body.items.filter(
    (entry) => "name" in entry && /^(set|delete)/.test(String(entry.name)),
  );

describe("the menus of a bot", () => {
  it("reach customers, a linked member and a staff chat apart, each in its language", async () => {
    const receipt = await publish(
      contacts(names("status", "help")),
      contacts(names("hilfe"), "de"),
      members(names("queue")),
      staff(names("who")),
    );
    expect(receipt).toEqual({ kind: "done" });
    expect(await listed(PRIVATE)).toEqual(["status", "help"]);
    expect(await listed(PRIVATE, "de")).toEqual(["hilfe"]);
    expect(await listed(inChat(ada))).toEqual(["queue"]);
    expect(await listed(inChat(team))).toEqual(["who"]);
    expect(await listed({ type: "default" })).toEqual([]);
  });

  it.each([
    ["that everybody saw", { type: "default" }, undefined],
    ["of groups", { type: "all_group_chats" }, undefined],
    ["of administrators", { type: "all_chat_administrators" }, undefined],
    ["in another language", PRIVATE, "en"],
  ])("take the place of an older one %s", async (_, scope, language) => {
    const old = [{ command: "old", description: "Of another program" }];
    await play.call("setMyCommands", { commands: old, scope, ...(language && { language_code: language }) });
    expect(await listed(scope, language)).toEqual(["old"]);
    await publish(contacts(names("help")));
    expect(await listed(scope, language)).toEqual([]);
    expect(await listed(PRIVATE)).toEqual(["help"]);
  });

  it("leave nothing in the way in a staff chat, nor with a member who is no longer linked", async () => {
    const administrators = { type: "chat_administrators", chat_id: team };
    const old = [{ command: "old", description: "Of another program" }];
    await play.call("setMyCommands", { commands: old, scope: administrators });
    await publish(staff(names("who")), members(names("queue")));
    expect([await listed(administrators), await listed(inChat(ada))]).toEqual([[], ["queue"]]);
    await publish(staff(names("who")), members([]));
    expect([await listed(inChat(team)), await listed(inChat(ada))]).toEqual([["who"], []]);
  });

  it("are changed only where they differ", async () => {
    await publish(contacts(names("help")), members(names("queue")));
    const before = (await changes()).length;
    await publish(contacts(names("help")), members(names("queue")));
    expect((await changes()).length).toBe(before);
    await publish(contacts(names("help")), members(names("queue", "who")));
    expect((await changes()).length).toBe(before + 1);
  });

  it("show all but a name that Telegram has none of, and say which", async () => {
    const many = Array.from({ length: 101 }, (_, index) => `c${index}`);
    const receipt = await publish(contacts(names("Help", "öffnung", ...many)), contacts(names("x"), "gsw"));
    expect(receipt).toEqual({
      kind: "done",
      omitted: [
        expect.stringContaining("/öffnung"),
        expect.stringContaining("/c99"),
        expect.stringContaining("/c100"),
        expect.stringContaining("“gsw”"),
      ],
    });
    const list = await listed(PRIVATE);
    expect([list.length, list[0]]).toEqual([100, "help"]);
  });

  it("show a command with subcommands once, and say which it has", async () => {
    await publish(contacts(names("channel pause", "channel resume", "help")));
    const { body } = await play.call("getMyCommands", { scope: PRIVATE });
    expect(body.result).toEqual([
      { command: "channel", description: "pause, resume" },
      { command: "help", description: "What help does" },
    ]);
  });

  it("reach all others where the bot knows one chat no more", async () => {
    const receipt = await publish(
      members(names("queue"), 404),
      members(names("queue")),
      contacts(names("help")),
    );
    expect(receipt).toEqual({ kind: "done" });
    expect([await listed(inChat(ada)), await listed(PRIVATE)]).toEqual([["queue"], ["help"]]);
  });

  it("wait where Telegram asks to, and are whole once it takes them", async () => {
    await play.faults({ kind: "rate_limit", methods: ["setMyCommands"], count: 1, retry_after: 7 });
    const menus = [contacts(names("help")), members(names("queue"))];
    expect(await publish(...menus)).toEqual({ kind: "rate_limited", retryAfterMs: 7000 });
    expect(await publish(...menus)).toEqual({ kind: "done" });
    expect([await listed(PRIVATE), await listed(inChat(ada))]).toEqual([["help"], ["queue"]]);
  });
});
