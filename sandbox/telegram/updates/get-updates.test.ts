import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startPlay, type Play } from "../../testing/play.ts";

describe("A bot that polls", () => {
  let play: Play;
  let ada: number;

  beforeEach(async () => {
    play = await startPlay();
    ada = await play.person("Ada");
  });
  afterEach(() => play.stop());

  const textsOf = (updates: Awaited<ReturnType<Play["updates"]>>) =>
    updates.map(({ message }) => message?.text);

  it("gets what is pending again until an offset confirms it", async () => {
    for (const text of ["one", "two", "three"]) await play.write(ada, { text });
    const ids = (await play.updates()).map(({ update_id }) => update_id);
    const [first = 0] = ids;
    expect(ids).toEqual([first, first + 1, first + 2]);
    expect(textsOf(await play.updates())).toEqual(["one", "two", "three"]);
    expect(textsOf(await play.updates(first + 1))).toEqual(["two", "three"]);
    expect(textsOf(await play.updates(-1))).toEqual(["three"]);
    expect(await play.updates(first + 3)).toEqual([]);
  });

  it("waits for a message, and is answered the moment it comes", async () => {
    const waiting = play.call("getUpdates", { timeout: 30 });
    await expect.poll(async () => (await play.control("GET", "")).body.polling).toBe(true);
    await play.write(ada, { text: "At last" });
    expect((await waiting).body.result).toMatchObject([{ message: { text: "At last" } }]);
  });

  it("is ended by a second poll, and by a webhook", async () => {
    const first = play.call("getUpdates", { timeout: 30 });
    await expect.poll(async () => (await play.control("GET", "")).body.polling).toBe(true);
    const second = play.call("getUpdates", { timeout: 30 });
    expect((await first).body).toEqual({
      ok: false,
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    await play.call("setWebhook", { url: "https://bot.example/hook" });
    expect((await second).body.description).toBe("Conflict: terminated by setWebhook request");
    expect((await play.call("getUpdates")).body.description).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  });

  it("hears of reactions only when it asks for them", async () => {
    const message = await play.write(ada, { text: "Nice" });
    const react = (emoji: string) =>
      play.control("PUT", `/chats/${ada}/messages/${message.message_id}/reactions`, { emoji: [emoji] });
    await react("👍");
    expect(await play.updates()).toHaveLength(1);
    await play.call("getUpdates", { allowed_updates: ["message", "message_reaction"] });
    await react("🔥");
    expect((await play.updates()).at(-1)).toMatchObject({
      message_reaction: {
        user: { id: ada },
        old_reaction: [{ emoji: "👍" }],
        new_reaction: [{ emoji: "🔥" }],
      },
    });
  });
});
