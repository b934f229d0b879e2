import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_BOT_TOKEN } from "../../index.ts";
import { startHook, startPlay, type Play } from "../../testing/play.ts";

describe("A webhook", () => {
  let play: Play;
  let hook: Awaited<ReturnType<typeof startHook>>;
  let ada: number;

  beforeEach(async () => {
    play = await startPlay();
    hook = await startHook();
    ada = await play.person("Ada");
  });
  afterEach(async () => {
    await play.stop();
    await hook.stop();
  });

  const writeAll = async (...texts: string[]) => {
    for (const text of texts) await play.write(ada, { text });
  };
  const pending = async () => (await play.call("getWebhookInfo")).body.result.pending_update_count;

  it("gets what was pending and what comes, in order and with the secret", async () => {
    await writeAll("one", "two");
    await play.call("setWebhook", { url: hook.url, secret_token: "s3cret" });
    await writeAll("three");
    await expect.poll(() => hook.texts()).toEqual(["one", "two", "three"]);
    expect(hook.deliveries.map(({ secret }) => secret)).toEqual(["s3cret", "s3cret", "s3cret"]);
    await expect.poll(pending).toBe(0);
  });

  it("is tried again until it accepts, and nothing of the chat passes meanwhile", async () => {
    await play.call("setWebhook", { url: hook.url });
    const refusing = (response: { writeHead(code: number): { end(): void } }) =>
      response.writeHead(503).end();
    hook.answers.push(refusing, refusing, refusing);
    await writeAll("one", "two");
    await expect.poll(() => hook.texts()).toEqual(["one", "one", "one", "one", "two"]);
    expect((await play.call("getWebhookInfo")).body.result.last_error_message).toBe(
      "Wrong response from the webhook: 503 Service Unavailable",
    );
  });

  it("keeps what cannot be delivered, and can drop it", async () => {
    await hook.stop();
    await play.call("setWebhook", { url: hook.url });
    await writeAll("one", "two");
    await expect
      .poll(async () => (await play.call("getWebhookInfo")).body.result)
      .toMatchObject({ pending_update_count: 2, last_error_message: "Connection refused" });
    await play.call("deleteWebhook", { drop_pending_updates: true });
    expect(await play.updates()).toEqual([]);
  });

  it("security 4: keeps its secret out of the wire log, however it was set", async () => {
    const secret_token = "only_the_hub_knows";
    hook.answers.push((response) =>
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ method: "setWebhook", url: hook.url, secret_token: `${secret_token}_2` })),
    );
    await play.call("setWebhook", { url: hook.url, secret_token });
    await fetch(
      `${play.root}telegram/bot${SANDBOX_BOT_TOKEN}/setWebhook?url=${hook.url}&secret_token=${secret_token}`,
    );
    await play.upload("setWebhook", { url: hook.url, secret_token });
    await writeAll("Hello", "Again");
    await expect.poll(() => hook.deliveries.at(-1)?.secret).toBe(`${secret_token}_2`);
    const wire = JSON.stringify((await play.control("GET", "/wire")).body.items);
    expect(wire).toContain("<secret>");
    expect(wire).not.toContain(secret_token);
  });

  it("security 4: is refused where the sandbox may not call, and forgotten by a later start", async () => {
    const stateFolder = await mkdtemp(join(tmpdir(), "sandbox-"));
    const before = await startPlay({ stateFolder });
    await before.call("setWebhook", { url: hook.url });
    await before.stop();
    const after = await startPlay({ stateFolder, mayCall: ({ port }) => port === "1" });
    expect((await after.call("getWebhookInfo")).body.result.url).toBe("");
    expect((await after.call("setWebhook", { url: hook.url })).body).toMatchObject({
      ok: false,
      description: "Bad Request: bad webhook: this sandbox calls webhooks of its own hub only",
    });
    await after.write(await after.person("Bea"), { text: "Hello" });
    await after.stop();
    await rm(stateFolder, { recursive: true });
    expect(hook.deliveries).toEqual([]);
  });

  it("may answer with a call to make", async () => {
    hook.answers.push((response) =>
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ method: "sendMessage", chat_id: ada, text: "At once" })),
    );
    await play.call("setWebhook", { url: hook.url });
    await writeAll("Hello");
    await expect.poll(async () => (await play.sends()).map(({ text }) => text)).toEqual(["At once"]);
  });
});
