import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Account } from "../../core/protocol/index.ts";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../core/testing/scripted-server.ts";
import { credentials, type Credentials, type Settings } from "./config.ts";
import { connect } from "./connect.ts";
import { ALLOWED_UPDATES } from "./connect/allowed-updates.ts";

const HOOK = "https://hub.example/hooks/chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00";
const me = { id: 7100000001, is_bot: true, first_name: "Lamp Shop", username: "lamp_shop_bot" };
const healthy = {
  url: HOOK,
  has_custom_certificate: false,
  pending_update_count: 0,
  allowed_updates: [...ALLOWED_UPDATES],
};

let telegram: ScriptedServer | undefined;
afterEach(async () => telegram?.close());

/** Returns a bot whose Bot API gives each method a scripted response. */
async function botWith(answers: Readonly<Record<string, unknown>>): Promise<Account<Credentials, Settings>> {
  telegram = await startScriptedServer(({ url }): ScriptedAnswer => {
    const method = url.split("/").at(-1) ?? "";
    return method in answers
      ? { json: { ok: true, result: answers[method] } }
      : { status: 401, json: { ok: false, error_code: 401, description: "Unauthorized" } };
  });
  return {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: "7100000001:AAFake", secret: "lamp-shop-webhook-secret" },
    settings: { apiRoot: telegram.origin, messagesPerSecond: 30 },
    hookUrl: HOOK,
    reachable: true,
    privateHosts: ["127.0.0.1"],
  };
}

const calledMethods = () => (telegram?.requests ?? []).map(({ url }) => url.split("/").at(-1));
const codes = ({ findings }: Awaited<ReturnType<typeof connect.probe>>) =>
  findings.map((finding) => `${finding.severity} ${finding.code}`);

describe("checking a bot", () => {
  test("a healthy one says who it is", async () => {
    const probe = await connect.probe(await botWith({ getMe: me, getWebhookInfo: healthy }));
    expect(probe).toEqual({
      account: "@lamp_shop_bot",
      accountId: "7100000001",
      findings: [
        { code: "ok", severity: "ok", text: "Connected. Telegram sends new messages to this server." },
      ],
    });
  });

  test("F23: one that answers, without saying how its messages are delivered, can be connected", async () => {
    const bot = await botWith({ getMe: me });
    const failing = await startScriptedServer(({ url }): ScriptedAnswer =>
      url.endsWith("/getMe")
        ? { json: { ok: true, result: me } }
        : { status: 502, json: { ok: false, error_code: 502, description: "Bad Gateway" } },
    );
    const probe = await connect.probe({
      ...bot,
      settings: { ...bot.settings, apiRoot: failing.origin },
    });
    await failing.close();
    expect(probe).toMatchObject({ account: "@lamp_shop_bot", accountId: "7100000001" });
    expect(codes(probe)).toEqual(["warning webhook_unseen"]);
  });

  test.each([
    ["no webhook", { url: "" }, "broken webhook_missing"],
    [
      "a webhook of somebody else's",
      { url: "https://other.example/secret-path" },
      "broken webhook_elsewhere",
    ],
    ["updates that are not requested", { allowed_updates: ["message"] }, "warning updates_missing"],
    [
      "deliveries that fail",
      {
        last_error_date: 1795253400,
        last_error_message: "Wrong response from the webhook: 502 Bad Gateway",
        pending_update_count: 3,
      },
      "warning delivery_failed",
    ],
    ["a backlog", { pending_update_count: 101 }, "warning backlog"],
  ])("%s is found", async (_, change, finding) => {
    expect(
      codes(await connect.probe(await botWith({ getMe: me, getWebhookInfo: { ...healthy, ...change } }))),
    ).toEqual([finding]);
  });

  test("deliveries that the hub refuses are mended by giving Telegram the secret again", async () => {
    const info = {
      ...healthy,
      last_error_date: 1795253400,
      last_error_message: "Wrong response from the webhook: 403 Forbidden",
    };
    const refused = await connect.probe(
      await botWith({ getMe: me, getWebhookInfo: { ...info, pending_update_count: 3 } }),
    );
    expect(refused.findings).toMatchObject([
      {
        code: "delivery_failed",
        severity: "warning",
        fix: expect.stringContaining("Repair the channel"),
        action: "repair",
      },
    ]);
    const since = await connect.probe(await botWith({ getMe: me, getWebhookInfo: info }));
    expect(since.findings).toEqual([expect.not.objectContaining({ action: "repair" })]);
  });

  test("an error that has been made good since is registered, but worries nobody", async () => {
    const info = { ...healthy, last_error_date: 1795253400, last_error_message: "Connection refused" };
    expect(codes(await connect.probe(await botWith({ getMe: me, getWebhookInfo: info })))).toEqual([
      "ok delivery_failed",
    ]);
  });

  test("another program's path is not shown: it may be a secret", async () => {
    const probe = await connect.probe(
      await botWith({ getMe: me, getWebhookInfo: { ...healthy, url: "https://other.example/secret-path" } }),
    );
    expect(JSON.stringify(probe)).toContain("other.example");
    expect(JSON.stringify(probe)).not.toContain("secret-path");
  });

  test("a refused token needs a person", async () => {
    const probe = await connect.probe(await botWith({}));
    expect(codes(probe)).toEqual(["broken token_refused"]);
    expect(probe.findings).toMatchObject([{ field: "token" }]);
  });

  test("an address that answers, but is no Bot API", async () => {
    expect(codes(await connect.probe(await botWith({ getMe: me, getWebhookInfo: { hello: true } })))).toEqual(
      ["broken odd_answer"],
    );
  });
});

describe("the Bot API address", () => {
  test.each([["127.0.0.1"], ["localhost"]])(
    "is not called at %s unless the operator says so, and the finding says what to set",
    async (host) => {
      const account = await botWith({ getMe: me, getWebhookInfo: healthy });
      const settings = {
        apiRoot: account.settings.apiRoot.replace("127.0.0.1", host),
        messagesPerSecond: 30,
      };
      const { findings } = await connect.probe({ ...account, settings, privateHosts: ["10.0.0.0/8"] });
      expect(findings).toEqual([
        {
          code: "private_address",
          field: "apiRoot",
          severity: "broken",
          text: expect.stringContaining(host),
          fix: expect.stringContaining(`PRIVATE_HOSTS=${host} (`),
        },
      ]);
      expect(calledMethods()).toEqual([]);
      expect(codes(await connect.probe({ ...account, settings, privateHosts: [host] }))).toEqual(["ok ok"]);
    },
  );

  test("is the only one a call goes to: a redirect takes no token and no secret along", async () => {
    const inner = await startScriptedServer(() => ({ json: { ok: true, result: true } }));
    telegram = await startScriptedServer(({ url }) => ({
      bytes: new Uint8Array(),
      status: 307,
      headers: { location: url.includes("getMe") ? `${telegram?.origin}/again` : `${inner.origin}/internal` },
    }));
    const account: Account<Credentials, Settings> = {
      channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
      credentials: { token: "7100000001:AAFake", secret: "lamp-shop-webhook-secret" },
      settings: { apiRoot: telegram.origin, messagesPerSecond: 30 },
      hookUrl: HOOK,
      reachable: true,
      privateHosts: ["127.0.0.1"],
    };
    expect(codes(await connect.install(account))).toEqual(["broken redirected"]);
    expect(codes(await connect.probe(account))).toEqual(["broken redirected"]);
    expect(inner.requests).toEqual([]);
    expect(calledMethods()).toEqual(["setWebhook", "getMe"]);
    await inner.close();
  });
});

describe("connecting a bot", () => {
  test("registers our address, our secret and the kinds of updates", async () => {
    const probe = await connect.install(
      await botWith({ setWebhook: true, getMe: me, getWebhookInfo: healthy }),
    );
    expect(codes(probe)).toEqual(["ok ok"]);
    expect(calledMethods()).toEqual(["setWebhook", "getMe", "getWebhookInfo"]);
    const registered = z
      .object({ url: z.string(), secret_token: z.string(), allowed_updates: z.array(z.string()) })
      .parse(JSON.parse(telegram?.requests[0]?.body ?? ""));
    expect(registered).toMatchObject({ url: HOOK, secret_token: "lamp-shop-webhook-secret" });
    expect(registered.allowed_updates).toContain("message_reaction");
  });

  test("a stand-in on this machine can call us even when the internet cannot", async () => {
    await connect.install({
      ...(await botWith({ setWebhook: true, getMe: me, getWebhookInfo: healthy })),
      reachable: false,
    });
    expect(calledMethods()[0]).toBe("setWebhook");
  });

  test("what Telegram refuses is a finding", async () => {
    expect(codes(await connect.install(await botWith({})))).toEqual(["broken token_refused"]);
  });

  test.each<[string, ScriptedAnswer, string]>([
    ["is not there", { bytes: new Uint8Array(), status: 502 }, "broken unreachable"],
    [
      "wants us to wait",
      {
        status: 429,
        json: {
          ok: false,
          error_code: 429,
          description: "Too Many Requests: retry after 3",
          parameters: { retry_after: 3 },
        },
      },
      "broken refused",
    ],
    [
      "cannot find us",
      {
        status: 400,
        json: { ok: false, error_code: 400, description: "Bad Request: bad webhook: Failed to resolve host" },
      },
      "broken refused",
    ],
  ])(
    "while Telegram %s it gets neither our address nor our secret, and a repair registers them",
    async (_, answer, code) => {
      const account = await botWith({ setWebhook: true, getMe: me, getWebhookInfo: healthy });
      const failing = await startScriptedServer(() => answer);
      const probe = await connect.install({
        ...account,
        settings: { apiRoot: failing.origin, messagesPerSecond: 30 },
      });
      await failing.close();
      expect(codes(probe)).toEqual([code]);
      expect(probe.findings).toMatchObject([
        { fix: expect.stringContaining("repair the channel"), action: "repair" },
      ]);
      expect(codes(await connect.install(account))).toEqual(["ok ok"]);
    },
  );

  test("what only a person can mend offers no repair", async () => {
    const nobody = await botWith({});
    const near = { ...nobody, privateHosts: [] };
    for (const account of [nobody, near])
      expect((await connect.install(account)).findings).toEqual([
        expect.not.objectContaining({ action: "repair" }),
      ]);
  });

  test("disconnecting takes the webhook away and minds no failure", async () => {
    await connect.remove(await botWith({}));
    expect(calledMethods()).toEqual(["deleteWebhook"]);
  });
});

describe("the form for a bot", () => {
  test("asks for the token and makes the secret itself, a new one for each bot", () => {
    const first = credentials.parse({ token: " 7100000001:AAFake " });
    expect(first.token).toBe("7100000001:AAFake");
    expect(first.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(credentials.parse({ token: "7100000001:AAFake" }).secret).not.toBe(first.secret);
  });

  test("refuses what cannot be a token", () => {
    expect(credentials.safeParse({ token: "lamp_shop_bot" }).error?.issues[0]?.message).toContain(
      "@BotFather",
    );
  });
});
