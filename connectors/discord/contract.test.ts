import { z } from "zod";
import type { Account } from "../../core/protocol/index.ts";
import { connectorContract } from "../../core/testing/connector-contract.ts";
import { startScriptedServer } from "../../core/testing/scripted-server.ts";
import { settings, type Credentials, type Settings } from "./config.ts";
import { discord } from "./index.ts";

const account: Account<Credentials, Settings> = {
  channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
  credentials: { token: "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBotAtAllButALongText" },
  settings: settings.parse({}),
  hookUrl: "https://hub.example/hooks/chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
  reachable: true,
};

const body = z.object({ content: z.string().optional() });

/** A server with one file. */
async function provider() {
  const server = await startScriptedServer(() => ({ bytes: new TextEncoder().encode("png") }));
  return {
    account: {
      ...account,
      settings: settings.parse({ apiRoot: `${server.origin}/api` }),
      privateHosts: ["127.0.0.1"],
    },
    file: { reference: { url: `${server.origin}/cdn/attachments/1/2/lamp.png?ex=ffffffff` }, bytes: "png" },
    end: () => server.close(),
  };
}

connectorContract(discord, {
  folder: new URL("./", import.meta.url),
  account,
  names: {
    thread: { key: "1046000000000000010", kind: "group" },
    externalId: "1441350000000000001",
    answer: {
      interactionId: "1441350000000000002",
      token: "aW50ZXJhY3Rpb246MTQ0MTM1",
      applicationId: "1046000000000000000",
      kind: "press",
      user: "5001001000000000001",
      acknowledged: true,
      at: 1_795_253_400_000,
    },
    emoji: "👍",
  },
  textsOf: ({ payload }) => {
    const { content } = body.parse(payload["body"] ?? {});
    return content === undefined ? [] : [{ text: content, caption: false }];
  },
  provider,
  understandsAll: true,
  // No server listens there, so the refusal comes at once.
  unreachable: {
    ...account,
    settings: settings.parse({ apiRoot: "http://127.0.0.1:20998/api" }),
    privateHosts: ["127.0.0.1"],
  },
});
