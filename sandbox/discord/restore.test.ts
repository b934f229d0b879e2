import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";
import { react, vote } from "./people/change.ts";
import { messageFor } from "./people/speaker.ts";
import { setAllowed } from "./permissions/set-allowed.ts";

let stateFolder: string;
let play: PlayDiscord;
beforeEach(async () => {
  stateFolder = mkdtempSync(join(tmpdir(), "parley-discord-"));
  play = await startDiscord({ stateFolder });
});
afterEach(async () => {
  await play.stop();
  rmSync(stateFolder, { recursive: true });
});

async function restart() {
  await play.stop();
  play = await startDiscord({ stateFolder });
}

it("A restart keeps servers, people, messages with reactions and votes, files, permissions and commands", async () => {
  const channel = play.channel("general");
  const path = `/channels/${channel.id}/messages`;
  const file = { name: "note.txt", contentType: "text/plain", bytes: new TextEncoder().encode("hi") };
  const message = play.write(channel, { text: "hello", files: [file] });
  react(play.world, channel, message, undefined, ["👍"]);
  const { body: poll } = await play.call("POST", path, {
    poll: { question: { text: "?" }, answers: [{ poll_media: { text: "Yes" } }] },
  });
  vote(play.world, channel, messageFor(channel, poll.id), undefined, [1]);
  setAllowed(play.world, play.channel("support"), play.appId, ["VIEW_CHANNEL"], false);
  await play.call("PUT", `/applications/${play.appId}/commands`, [{ name: "help", description: "Helps" }]);
  const before = (await play.call("GET", path)).body;

  await restart();
  const after = (await play.call("GET", path)).body;
  const unsigned = (list: unknown) => JSON.parse(JSON.stringify(list).replaceAll(/http[^"]+/g, ""));
  expect(unsigned(after)).toEqual(unsigned(before));
  expect(after[0].poll.results.answer_counts).toEqual([{ id: 1, count: 1, me_voted: false }]);
  expect(after[1].reactions).toMatchObject([{ count: 1, emoji: { name: "👍" } }]);
  expect(await (await fetch(after[1].attachments[0].url)).text()).toBe("hi");
  expect(await play.call("GET", `/channels/${play.channel("support").id}`)).toMatchObject({
    body: { code: 50_001 },
  });
  expect((await play.call("GET", `/applications/${play.appId}/commands`)).body).toMatchObject([
    { name: "help" },
  ]);
});

it("Ids after a restart are greater than those before", async () => {
  const { id } = play.write(play.channel("general"), { text: "one" });
  await restart();
  expect(BigInt(play.write(play.channel("general"), { text: "two" }).id) > BigInt(id)).toBe(true);
});

it("A nonce is remembered over a restart", async () => {
  const path = `/channels/${play.channel("general").id}/messages`;
  const { body } = await play.call("POST", path, { content: "one", nonce: "a", enforce_nonce: true });
  await restart();
  expect((await play.call("POST", path, { content: "one", nonce: "a", enforce_nonce: true })).body.id).toBe(
    body.id,
  );
});
