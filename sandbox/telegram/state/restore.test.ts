import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_BOT_TOKEN } from "../../index.ts";
import { startHook, startPlay } from "../../testing/play.ts";

describe("A sandbox that starts again", () => {
  let stateFolder: string;

  beforeEach(async () => {
    stateFolder = await mkdtemp(join(tmpdir(), "sandbox-"));
  });
  afterEach(() => rm(stateFolder, { recursive: true, force: true }));

  it("remembers people, chats, what is pending and its webhook, and goes on counting", async () => {
    const hook = await startHook();
    const before = await startPlay({ stateFolder });
    const ada = await before.person("Ada");
    const { message_id } = await before.write(ada, { text: "Before" });
    const [update] = await before.updates();
    await before.stop();

    const after = await startPlay({ stateFolder });
    expect((await after.control("GET", `/chats/${ada}`)).body.messages).toMatchObject([
      { text: "Before", message_id },
    ]);
    expect(await after.updates()).toMatchObject([{ update_id: update?.update_id }]);
    const answer = (
      await after.call("sendMessage", { chat_id: ada, text: "After", reply_parameters: { message_id } })
    ).body.result;
    expect(answer.message_id).toBeGreaterThan(message_id);
    await after.call("setWebhook", { url: hook.url, secret_token: "s3cret" });
    await expect.poll(() => hook.texts()).toEqual(["Before"]);
    await after.stop();

    const last = await startPlay({ stateFolder });
    await last.write(ada, { text: "Later" });
    await expect.poll(() => hook.texts()).toEqual(["Before", "Later"]);
    expect(hook.deliveries[1]).toMatchObject({ secret: "s3cret" });
    expect(hook.deliveries[1]?.update.update_id).toBeGreaterThan(update?.update_id ?? Infinity);
    await last.stop();
    await hook.stop();
  });

  it("keeps its bot and chats under a new token, and the old one opens nothing any more", async () => {
    const before = await startPlay({ stateFolder });
    const ada = await before.person("Ada");
    await fetch(`${before.root}telegram/control/bots`, {
      method: "POST",
      body: JSON.stringify({ name: "Lamp bot", username: "lamp_bot" }),
    });
    await before.write(ada, { text: "Before" });
    await before.stop();

    const after = await startPlay({ stateFolder, secret: () => "only_this_hub_knows" });
    const old = await fetch(`${after.root}telegram/bot${SANDBOX_BOT_TOKEN}/getUpdates`);
    expect([old.status, await old.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: "Unauthorized" },
    ]);
    expect(await after.updates()).toMatchObject([{ message: { text: "Before" } }]);
    const bots = await (await fetch(`${after.root}telegram/control/bots`)).json();
    expect(bots).toMatchObject({
      items: [{ name: "Parley sandbox", token: "7000000001:only_this_hub_knows" }, { name: "Lamp bot" }],
    });
    await after.stop();
  });

  it("begins anew when its file is damaged, and puts the file aside", async () => {
    await writeFile(join(stateFolder, "telegram.json"), '{"counters":');
    const logged: string[] = [];
    const play = await startPlay({ stateFolder, log: (text) => logged.push(text) });
    expect((await play.call("getMe")).status).toBe(200);
    expect(logged).toEqual([expect.stringContaining("The sandbox begins anew")]);
    expect(await readFile(join(stateFolder, "telegram.json.unreadable"), "utf8")).toBe('{"counters":');
    await play.stop();
  });

  it("security 20: keeps its folder and file to whoever runs it", async () => {
    const folder = join(stateFolder, "sandbox");
    const play = await startPlay({ stateFolder: folder });
    await play.person("Ada");
    await play.stop();
    const modes = await Promise.all([folder, join(folder, "telegram.json")].map((path) => stat(path)));
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(["700", "600"]);
  });

  it("never repeats an id, even when it has forgotten everything", async () => {
    const idsOf = async () => {
      const play = await startPlay();
      const ada = await play.person("Ada", { id: 77 });
      const { message_id } = await play.write(ada, { text: "Hello" });
      const update_id = (await play.updates())[0]?.update_id ?? 0;
      await play.stop();
      return { message_id, update_id };
    };
    const first = await idsOf();
    await expect.poll(async () => (await idsOf()).message_id).toBeGreaterThan(first.message_id);
    expect((await idsOf()).update_id).toBeGreaterThan(first.update_id);
  });
});
