import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";
import { useCommand } from "./people/use-command.ts";

let play: PlayDiscord;
let place: string;
async function start(options: Parameters<typeof startDiscord>[0] = {}) {
  play = await startDiscord(options);
  place = `/channels/${play.channel("general").id}/messages`;
}
beforeEach(() => start());
afterEach(() => play.stop());

describe("An interaction", () => {
  it("waits three seconds for its response, and its token lives for a quarter of an hour", async () => {
    await play.stop();
    await start({ limits: { responseMs: -1 } });
    await play.call("PUT", `/applications/${play.appId}/commands`, [{ name: "help", description: "Helps" }]);
    const used = useCommand(play.world, play.app, play.channel("general"), { name: "help", options: {} });
    const answer = { type: 4, data: { content: "Here" } };
    expect(await play.call("POST", `/interactions/${used.id}/${used.token}/callback`, answer)).toMatchObject({
      status: 404,
      body: { code: 10_062 },
    });
    expect(await play.call("POST", `/webhooks/${play.appId}/${used.token}`, { content: "x" })).toMatchObject({
      status: 404,
      body: { code: 10_015 },
    });
  });

  it("is acknowledged once", async () => {
    await play.call("PUT", `/applications/${play.appId}/commands`, [{ name: "help", description: "Helps" }]);
    const used = useCommand(play.world, play.app, play.channel("general"), { name: "help", options: {} });
    const path = `/interactions/${used.id}/${used.token}/callback`;
    const answer = { type: 4, data: { content: "Here", flags: 64 } };
    expect(await play.call("POST", `${path}?with_response=true`, answer)).toMatchObject({
      status: 200,
      body: { resource: { type: 4, message: { flags: 64 } } },
    });
    expect(await play.call("POST", path, answer)).toMatchObject({ status: 400, body: { code: 40_060 } });
    expect((await play.call("GET", place)).body).toEqual([]);
  });

  it.each([
    ["a name with spaces", { name: "a b", description: "x" }, "APPLICATION_COMMAND_INVALID_NAME"],
    ["capitals", { name: "Help", description: "x" }, "APPLICATION_COMMAND_INVALID_NAME"],
    ["no description", { name: "help" }, "BASE_TYPE_REQUIRED"],
    [
      "26 options",
      {
        name: "help",
        description: "x",
        options: Array.from({ length: 26 }, (_, at) => ({ type: 3, name: `o${at}`, description: "x" })),
      },
      "BASE_TYPE_MAX_LENGTH",
    ],
  ])("has no command with %s", async (_, command, code) => {
    const { status, body } = await play.call("PUT", `/applications/${play.appId}/commands`, [command]);
    expect([status, JSON.stringify(body.errors).includes(code)]).toEqual([400, true]);
  });
});
