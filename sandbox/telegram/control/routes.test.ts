import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlay, type Play } from "../../testing/play.ts";

describe("The control API", () => {
  let play: Play;
  let ada: number;

  beforeAll(async () => {
    play = await startPlay({ wireLimit: 10, sendsLimit: 10 });
    ada = await play.person("Ada", { started: true });
  });
  afterAll(() => play.stop());

  const request = async (method: string, path: string, body?: string) => {
    const answer = await fetch(`${play.root}telegram/control${path}`, {
      method,
      ...(body !== undefined && { body }),
    });
    return { status: answer.status, text: await answer.text() };
  };

  it("makes a bot, and answers with the same one for the same token", async () => {
    const body = JSON.stringify({ token: "55:second-bot", name: "Second", username: "second_bot" });
    expect((await request("POST", "/bots", body)).status).toBe(201);
    expect(JSON.parse((await request("POST", "/bots", body)).text)).toMatchObject({
      token: "55:second-bot",
      id: 55,
      username: "second_bot",
      pending: 0,
    });
    expect(await (await fetch(`${play.root}telegram/bot55:second-bot/getMe`)).json()).toMatchObject({
      ok: true,
      result: { username: "second_bot" },
    });
  });

  it("keeps the bots' chats apart", async () => {
    await request(
      "POST",
      "/bots",
      JSON.stringify({ token: "56:third-bot", name: "Third", username: "third_bot" }),
    );
    await play.write(ada, { text: "For the first bot" });
    expect(JSON.parse((await request("GET", `/bots/56:third-bot/chats/${ada}`)).text)).toMatchObject({
      bot: "stranger",
      messages: [],
    });
  });

  it.each([
    ["no such bot", "GET", "/bots/1:none", undefined, 404, "Bot not found."],
    ["no such chat", "GET", "/bots/:bot/chats/99", undefined, 404, "This bot has no such chat."],
    ["a body that is no JSON", "POST", "/bots", "{", 422, "The body is not valid JSON."],
    ["a field that is missing", "POST", "/bots", '{"name":"x"}', 422, "at username"],
    [
      "a fault nobody can play",
      "PUT",
      "/bots/:bot/faults",
      '{"rules":[{"kind":"earthquake"}]}',
      422,
      "at rules[0].kind",
    ],
  ])("refuses %s in a sentence", async (_what, method, path, body, status, sentence) => {
    const answer = await request(
      method,
      path.replace(":bot", "7000000001:AA_a_play_token_that_opens_nothing_"),
      body,
    );
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ message: expect.stringContaining(sentence) });
  });

  it("forgets the oldest of sends and wire log", async () => {
    for (let turn = 0; turn < 30; turn += 1)
      await play.call("sendMessage", { chat_id: ada, text: `Number ${turn}` });
    const kept = await play.sends();
    expect(kept.length).toBeLessThan(13);
    expect(kept.at(-1)).toMatchObject({ text: "Number 29", chat_id: ada });
    expect((await play.control("GET", "/wire")).body.items.length).toBeLessThan(13);
  });

  it("tells who watches what happens, as it happens", async () => {
    const leaving = new AbortController();
    const stream = await fetch(`${play.root}telegram/control/accounts/7000000001/events`, {
      signal: leaving.signal,
    });
    let received = "";
    const listening = (async () => {
      for await (const chunk of stream.body ?? []) received += new TextDecoder().decode(chunk);
    })();
    await expect.poll(() => received).toContain("event: ready");
    await play.write(ada, { text: "Seen by all" });
    await play.call("sendChatAction", { chat_id: ada, action: "typing" });
    await expect
      .poll(() => received)
      .toMatch(/event: message\ndata: .*Seen by all[\s\S]*event: typing\ndata: .*"typing…"/);
    leaving.abort();
    await expect(listening).rejects.toThrow("aborted");
  });
});
