import { z } from "zod";
import type { Account, RawRequest } from "../../core/protocol/index.ts";
import { connectorContract } from "../../core/testing/connector-contract.ts";
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

connectorContract(telegram, {
  folder: new URL("./", import.meta.url),
  account,
  names: {
    thread: { key: "5001001", kind: "direct" },
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
  // No server listens there, so the refusal comes at once.
  unreachable: {
    ...account,
    settings: { apiRoot: "http://127.0.0.1:20998", messagesPerSecond: 30 },
    privateHosts: ["127.0.0.1"],
  },
});
