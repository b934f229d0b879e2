import { describe, expect, it } from "vitest";
import { guide } from "./guide.ts";

const before = {
  publicUrl: "https://hub.example",
  redirectUrl: "https://hub.example/oauth/channels/callback",
  hookUrl: null,
  channelId: null,
  accountId: null,
  settings: {},
};

describe("the guide to a bot", () => {
  it("begins where bots are made, and says which step the token's refusal belongs to", () => {
    const [first, second] = guide(before);
    expect(first).toMatchObject({ href: "https://t.me/BotFather" });
    expect(second).toMatchObject({ check: "token_refused" });
  });

  it("shows the webhook's address once there is one", () => {
    const hookUrl = "https://hub.example/hooks/chn_1";
    expect(guide(before).some(({ copy }) => copy !== undefined)).toBe(false);
    expect(guide({ ...before, hookUrl }).at(-1)).toMatchObject({ copy: hookUrl });
  });
});
