import { describe } from "vitest";
import type { Account, Connector } from "../../protocol/index.ts";
import { authorisingPlatform } from "../authorising-connector.ts";
import { scriptPlatform } from "../scripted-connector.ts";
import { authorises } from "./authorises.ts";
import { looksUp } from "./looks-up.ts";
import type { Subject } from "./subject.ts";

/** What these two clauses look at. */
const subjectOf = (account: Account): Subject<Account["credentials"], Account["settings"]> => ({
  folder: new URL("./", import.meta.url),
  account,
  names: { thread: { key: "t", kind: "direct" }, externalId: "e", answer: {}, emoji: "👍" },
  textsOf: () => [],
  unreachable: account,
});
const account: Account = {
  channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
  credentials: { clientId: "hub", clientSecret: "secret", refreshToken: "" },
  settings: { page: "https://provider.example/authorise", region: "" },
  hookUrl: "https://hub.example/hooks/x",
  reachable: true,
};

describe("clauses that no connector needs yet hold for scripted platforms", () => {
  authorises(authorisingPlatform().connector, subjectOf(account));
  const platform: Connector = {
    ...scriptPlatform({ idempotency: { kind: "look_up", lastsMs: 60_000 } }).connector,
    lookUp: async () => ({ kind: "unknown", reason: "The provider is away." }),
  };
  looksUp(platform, subjectOf(account));
});
