import { z } from "zod";
import { connectorContract } from "../../core/testing/connector-contract.ts";
import { credentials, settings } from "./config.ts";
import { webchat } from "./index.ts";
import { newVisitorId, tokenOf } from "./ids.ts";

const channelId = "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00";
const account = {
  channelId,
  credentials: credentials.parse({ signingSecret: "s".repeat(40) }),
  settings: settings.parse({}),
  hookUrl: `https://hub.example/hooks/${channelId}`,
  reachable: true,
};
const recorded = z.object({ visitor: z.string(), said: z.record(z.string(), z.json()) });
const withToken = (token: string) => ({ authorization: `Bearer ${token}` });

connectorContract(webchat, {
  folder: new URL("./", import.meta.url),
  account,
  names: {
    thread: { key: newVisitorId(), kind: "web" },
    externalId: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b6a",
    answer: {},
    emoji: "👍",
  },
  request: (payload) => {
    const { visitor, said } = recorded.parse(payload);
    return {
      method: "POST",
      path: `/hooks/${channelId}`,
      query: {},
      headers: withToken(tokenOf(visitor, channelId, account.credentials.signingSecret)),
      body: new TextEncoder().encode(JSON.stringify(said)),
    };
  },
  forgeries: [
    (request) => ({ ...request, headers: {} }),
    (request) => ({
      ...request,
      headers: withToken(tokenOf(newVisitorId(), channelId, "another secret of another channel")),
    }),
    (request) => ({
      ...request,
      headers: withToken(`${newVisitorId()}.${request.headers["authorization"]?.split(".")[1]}`),
    }),
  ],
  textsOf: () => [],
});
