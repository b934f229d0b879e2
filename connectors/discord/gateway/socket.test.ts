import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { disturb } from "../../../sandbox/discord/gateway/disturb.ts";
import { startDiscord, type PlayDiscord } from "../../../sandbox/testing/play-discord.ts";
import { openSocket } from "./socket.ts";

let play: PlayDiscord;
beforeEach(async () => {
  play = await startDiscord();
});
afterEach(() => play.stop());

it.each([
  ["resumes", true],
  ["begins anew", false],
])("the address of the gateway is checked again when a connection %s", async (_, resumable) => {
  const { body: information } = await play.call("GET", "/gateway/bot");
  let privateHosts = ["127.0.0.1"];
  const heard: string[] = [];
  const socket = await openSocket({
    token: play.token,
    intents: 1,
    information,
    get privateHosts() {
      return privateHosts;
    },
    sessions: new Map(),
    onDispatch: ({ t }) => void heard.push(t),
    onBeat: () => {},
    onSession: () => {},
  });
  try {
    await vi.waitFor(() => expect(heard).toContain("READY"), { timeout: 15_000 });
    // As if its name meant another address by now.
    privateHosts = [];
    disturb(play.world, play.app, "invalidate", resumable);
    await expect(socket.failure).rejects.toThrow(/private/i);
  } finally {
    await socket.close();
  }
});
