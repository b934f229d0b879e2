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

describe("the guide to the web chat", () => {
  it("has no code to paste before the channel exists", () =>
    expect(guide(before).map(({ copy }) => copy)).toEqual([undefined]));

  it("gives the code for this very channel, from the hub's public address", () =>
    expect(guide({ ...before, channelId: "chn_1" })[0]).toMatchObject({
      copy: '<script src="https://hub.example/widget/parley.js" data-channel="chn_1" async></script>',
    }));

  it("follows the websites and the address by what the check finds", () =>
    expect(guide({ ...before, channelId: "chn_1" }).flatMap(({ check }) => check ?? [])).toEqual([
      "any_origin",
      "local_only",
    ]));
});
