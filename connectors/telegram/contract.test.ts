import { z } from "zod";
import type { Account, RawRequest } from "../../core/protocol/index.ts";
import { connectorContract } from "../../core/testing/connector-contract.ts";
import { startScriptedServer } from "../../core/testing/scripted-server.ts";
import type { Credentials, Settings } from "./config.ts";
import { telegram } from "./index.ts";
import { textOfHtml } from "./render/html.ts";

const account: Account<Credentials, Settings> = {
  channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
  credentials: { token: "7100000001:AAFakeTokenOfTheLampShop", secret: "lamp-shop-webhook-secret" },
  settings: { apiRoot: "https://api.telegram.org", messagesPerSecond: 30 },
  hookUrl: "https://hub.example/hooks/chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
  reachable: true,
};

const SECRET = "x-telegram-bot-api-secret-token";
const withSecret = (secret: string) => (request: RawRequest) => ({
  ...request,
  headers: { ...request.headers, [SECRET]: secret },
});
const withoutSecret = (request: RawRequest) => ({ ...request, headers: {} });

const said = z.object({ text: z.string().optional(), caption: z.string().optional() });
const params = said.extend({ media: z.array(said).optional() });

const update = (update_id: number) => ({
  update_id,
  message: { message_id: update_id, date: 1795253400, chat: { id: 5001001, type: "private" }, text: "Hi" },
});

/** A server with one file and two updates. */
async function provider() {
  const server = await startScriptedServer(({ url }) => {
    if (url.startsWith("/file/")) return { bytes: new TextEncoder().encode("jpg") };
    const result = url.endsWith("/getFile")
      ? { file_id: "f", file_unique_id: "u", file_size: 3, file_path: "photos/file_7.jpg" }
      : [update(7), update(9)];
    return { json: { ok: true, result } };
  });
  return {
    account: {
      ...account,
      settings: { apiRoot: server.origin, messagesPerSecond: 30 },
      privateHosts: ["127.0.0.1"],
    },
    file: { reference: { fileId: "f", size: 3 }, bytes: "jpg" },
    payloads: [update(7), update(9)],
    end: () => server.close(),
  };
}

connectorContract(telegram, {
  folder: new URL("./", import.meta.url),
  account,
  names: {
    thread: { key: "5001001", kind: "direct" },
    threadBelow: "-1002003004006/12",
    externalId: "5001001:398",
    answer: { callbackQueryId: "21479001234567890" },
    emoji: "👍",
  },
  request: (payload) => ({
    method: "POST",
    path: "/",
    query: {},
    headers: { [SECRET]: account.credentials.secret },
    body: new TextEncoder().encode(JSON.stringify(payload)),
  }),
  forgeries: [
    withoutSecret,
    withSecret(""),
    withSecret("lamp-shop-webhook-secret "),
    withSecret("lamp-shop-webhook-secre"),
    withSecret("Lamp-shop-webhook-secret"),
  ],
  textsOf: ({ payload }) => {
    const { media = [], ...own } = params.parse(payload["params"]);
    return [own, ...media].flatMap(({ text, caption }) => [
      ...(text === undefined ? [] : [{ text: textOfHtml(text), caption: false }]),
      ...(caption === undefined ? [] : [{ text: textOfHtml(caption), caption: true }]),
    ]);
  },
  provider,
  // No server listens there, so the refusal comes at once.
  unreachable: {
    ...account,
    settings: { apiRoot: "http://127.0.0.1:20998", messagesPerSecond: 30 },
    privateHosts: ["127.0.0.1"],
  },
});
