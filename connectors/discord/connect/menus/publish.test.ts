import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Account, CommandMenu, MenuCommand, MenuParameter } from "../../../../core/protocol/index.ts";
import { useCommand } from "../../../../sandbox/discord/people/use-command.ts";
import { startDiscord, type PlayDiscord } from "../../../../sandbox/testing/play-discord.ts";
import { settings, type Credentials, type Settings } from "../../config.ts";
import { publishMenus } from "./publish.ts";

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

const text = (name: string, more: Partial<MenuParameter> = {}): MenuParameter => ({
  name,
  description: `The ${name}`,
  required: false,
  type: "text",
  ...more,
});
const command = (name: string, ...parameters: readonly MenuParameter[]): MenuCommand => ({
  name,
  description: `What ${name} does`,
  parameters,
});
const menu = (commands: readonly MenuCommand[], more: Partial<CommandMenu> = {}): CommandMenu => ({
  audience: { kind: "contacts" },
  language: null,
  commands,
  ...more,
});
const publish = (...menus: readonly CommandMenu[]) => publishMenus(account, menus);
const published = () => play.app.commands.get("") ?? [];
const puts = () =>
  play.app.wire.filter((entry) => "name" in entry && entry.name.startsWith("bulk_set_application_commands"))
    .length;

describe("the commands of a bot", () => {
  it("have typed arguments, the required ones first, and may be used in servers and direct chats", async () => {
    const order = command(
      "Order",
      text("note"),
      text("kind", { required: true, type: "choice", choices: ["lamp", "bulb"] }),
      text("who", { type: "person" }),
      text("many", { type: "number" }),
      text("gift", { type: "boolean" }),
    );
    expect(await publish(menu([order]))).toEqual({ kind: "done" });
    expect(published()).toMatchObject([{ name: "order", description: "What Order does", contexts: [0, 1] }]);
    expect(published()[0]?.options.map(({ name, type, required = false }) => [name, type, required])).toEqual(
      [
        ["kind", 3, true],
        ["note", 3, false],
        ["who", 6, false],
        ["many", 10, false],
        ["gift", 5, false],
      ],
    );
    expect(published()[0]?.options[0]?.choices).toEqual([
      { name: "lamp", value: "lamp" },
      { name: "bulb", value: "bulb" },
    ]);
  });

  it("of every audience are in one list, where a subcommand stands below its command", async () => {
    const direct = { key: "1046000000000000010", kind: "direct" } as const;
    const members = { audience: { kind: "members", thread: direct } } as const;
    await publish(
      menu([command("help")]),
      menu([command("channel pause", text("why")), command("channel resume"), command("help")], members),
    );
    expect(published().map(({ name, description }) => [name, description])).toEqual([
      ["help", "What help does"],
      ["channel", "pause, resume"],
    ]);
    const used = useCommand(play.world, play.app, play.channel("general"), {
      name: "channel pause",
      options: { why: "Rain" },
    });
    expect(used.name).toBe("channel pause");
  });

  it("are described in each language that Discord has", async () => {
    const german = (name: string): MenuCommand => ({
      name,
      description: `Was ${name} tut`,
      parameters: [text("why", { description: "Warum" })],
    });
    await publish(
      menu([german("pause")], { language: "de" }),
      menu([german("pause")], { language: "gsw" }),
      menu([command("pause", text("why"))]),
    );
    expect(published()).toMatchObject([
      {
        description: "What pause does",
        description_localizations: { de: "Was pause tut" },
        options: [{ description: "The why", description_localizations: { de: "Warum" } }],
      },
    ]);
  });

  it("are set once, and again only when they change", async () => {
    const menus = [
      menu([command("channel pause", text("why", { required: true })), command("help")]),
      menu([command("help")], { language: "de" }),
    ];
    await publish(...menus);
    await publish(...menus);
    await publish(...menus.map((one) => ({ ...one, commands: one.commands.toReversed() })));
    expect(puts()).toBe(1);
    await publish(menu([command("help")]));
    expect([puts(), published().map(({ name }) => name)]).toEqual([2, ["help"]]);
  });

  it("are all there but one with a name that Discord has none of, which is named", async () => {
    const many = Array.from({ length: 100 }, (_, index) => command(`c${index}`));
    const receipt = await publish(
      menu([command("not!a name"), command("a b c"), command("help", text("Ö.K.")), ...many]),
    );
    expect(receipt).toEqual({
      kind: "done",
      omitted: [
        expect.stringContaining("/not!a name"),
        expect.stringContaining("/a b c"),
        expect.stringContaining("/help ö.k."),
        expect.stringContaining("/c99"),
      ],
    });
    expect([published().length, published()[0]?.name]).toEqual([100, "help"]);
  });

  it("are typed where there are more choices than Discord offers, and cut at its limits", async () => {
    const choices = Array.from({ length: 26 }, (_, index) => `choice ${index}`);
    const arguments_ = Array.from({ length: 26 }, (_, index) => text(`a${index}`));
    const subs = Array.from({ length: 26 }, (_, index) => command(`sub s${index}`));
    const receipt = await publish(
      menu([
        command("pick", text("one", { type: "choice", choices })),
        command("long", ...arguments_),
        ...subs,
      ]),
    );
    expect(receipt).toMatchObject({
      omitted: [expect.stringContaining("/long a25"), expect.stringContaining("/sub s25")],
    });
    expect(published().map(({ name, options }) => [name, options.length])).toEqual([
      ["pick", 1],
      ["long", 25],
      ["sub", 25],
    ]);
    expect(published()[0]?.options[0]?.choices ?? []).toEqual([]);
  });

  it("are taken away with the bot's channel", async () => {
    await publish(menu([command("help")]));
    await publish();
    expect(published()).toEqual([]);
  });

  it("wait where Discord asks to", async () => {
    play.faults({ kind: "rate_limit", methods: ["bulk_set_application_commands"], retry_after: 3 });
    expect(await publish(menu([command("help")]))).toMatchObject({ kind: "rate_limited" });
  });
});
