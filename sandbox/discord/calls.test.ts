import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PERMISSION } from "./permissions/bits.ts";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";

let play: PlayDiscord;
let place: string;
async function start(options: Parameters<typeof startDiscord>[0] = {}) {
  play = await startDiscord(options);
  place = `/channels/${play.channel("general").id}/messages`;
}
beforeEach(() => start());
afterEach(() => play.stop());

const send = (content: string, more: object = {}) => play.call("POST", place, { content, ...more });
const texts = () => [...play.channel("general").messages.values()].map(({ content }) => content);

describe("A nonce that is enforced", () => {
  const once = { nonce: "a1", enforce_nonce: true };

  it("gives the first message back, within minutes", async () => {
    const [first, second] = [await send("one", once), await send("two", once)];
    expect(second).toMatchObject({ status: 200, body: { id: first.body.id, content: "one", nonce: "a1" } });
    expect(texts()).toEqual(["one"]);
  });

  it("is forgotten then", async () => {
    await play.stop();
    await start({ limits: { nonceMs: -1 } });
    await send("one", once);
    await send("two", once);
    expect(texts()).toEqual(["one", "two"]);
  });

  it("does nothing without the wish", async () => {
    await send("one", { nonce: "a1" });
    await send("two", { nonce: "a1" });
    expect(texts()).toEqual(["one", "two"]);
  });

  it("finds a message whose answer was lost", async () => {
    play.faults({ kind: "lost_answer", count: 1, methods: ["create_message"] });
    await expect(send("one", once)).rejects.toThrow("fetch failed");
    expect(await send("one", once)).toMatchObject({ status: 200, body: { content: "one" } });
    expect(texts()).toEqual(["one"]);
  });
});

describe("Rates", () => {
  it("are five messages in five seconds in a channel, and every answer says what is left", async () => {
    await play.stop();
    await start({ wide: false });
    const answers = [];
    for (let at = 0; at < 6; at++) answers.push(await send(String(at)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining"))).toEqual([
      "4",
      "3",
      "2",
      "1",
      "0",
      "0",
    ]);
    const last = answers[5];
    expect(last?.body).toMatchObject({ global: false, message: "You are being rate limited." });
    expect(last?.headers.get("x-ratelimit-scope")).toBe("user");
    expect(
      (await play.call("POST", `/channels/${play.channel("support").id}/messages`, { content: "x" })).status,
    ).toBe(200);
  });

  it.each(["user", "shared", "global"] as const)("can be refused for the scope %s", async (scope) => {
    play.faults({ kind: "rate_limit", scope, retry_after: 1.5, count: 1 });
    const { status, headers, body } = await send("x");
    expect([status, headers.get("retry-after"), headers.get("x-ratelimit-scope")]).toEqual([429, "2", scope]);
    expect(body).toMatchObject({ retry_after: 1.5, global: scope === "global" });
    expect(headers.get("x-ratelimit-global")).toBe(scope === "global" ? "true" : null);
  });
});

describe("Faults of calls", () => {
  it.each([
    ["server_error", 500, []],
    ["slow", 200, ["x"]],
  ] as const)("%s", async (kind, status, left) => {
    play.faults({ kind, count: 1, delay_ms: 20 });
    expect((await send("x")).status).toBe(status);
    expect(texts()).toEqual(left);
  });

  it.each([
    ["lost_answer", ["x"]],
    ["lost_request", []],
  ] as const)("%s breaks the line", async (kind, left) => {
    play.faults({ kind, count: 1 });
    await expect(send("x")).rejects.toThrow("fetch failed");
    expect(texts()).toEqual(left);
  });

  it("lost_history lists nothing, expired_file gives nothing, and a revoked token opens nothing", async () => {
    const form = new FormData();
    form.append(
      "payload_json",
      JSON.stringify({ content: "x", attachments: [{ id: 0, description: "A note" }] }),
    );
    form.append("files[0]", new Blob(["hi"]), "note.txt");
    const { body } = await play.call("POST", place, form);
    expect(body.attachments).toMatchObject([{ filename: "note.txt", size: 2, description: "A note" }]);
    play.faults({ kind: "lost_history", count: 1 }, { kind: "expired_file", count: 1 });
    expect((await play.call("GET", place)).body).toEqual([]);
    expect((await play.call("GET", place)).body).toHaveLength(1);
    const { url } = body.attachments[0];
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([404, 200]);
    play.app.revoked = true;
    expect((await play.call("GET", place)).status).toBe(401);
  });
});

describe("A list of messages", () => {
  it("is newest first, and begins after, before or around one", async () => {
    const ids = [];
    for (const text of ["1", "2", "3", "4", "5"]) ids.push((await send(text)).body.id);
    const list = async (query: string) =>
      (await play.call("GET", `${place}?${query}`)).body.map(({ content }: { content: string }) => content);
    expect(await list("limit=2")).toEqual(["5", "4"]);
    expect(await list(`after=${ids[0]}&limit=2`)).toEqual(["3", "2"]);
    expect(await list(`before=${ids[3]}&limit=2`)).toEqual(["3", "2"]);
    expect(await list(`around=${ids[2]}&limit=3`)).toEqual(["4", "3", "2"]);
    expect(await list("after=0&limit=2")).toEqual(["2", "1"]);
  });

  it("deletes many at once", async () => {
    const ids = [(await send("1")).body.id, (await send("2")).body.id];
    for (const role of play.guild.roles.values()) role.permissions |= PERMISSION.MANAGE_MESSAGES;
    expect((await play.call("POST", `${place}/bulk-delete`, { messages: ids })).status).toBe(204);
    expect(texts()).toEqual([]);
  });
});
