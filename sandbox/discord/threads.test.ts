import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";

let play: PlayDiscord;
let threads: string;
beforeAll(async () => {
  play = await startDiscord();
  threads = `/channels/${play.channel("general").id}/threads`;
});
afterAll(() => play.stop());

const open = (name: string) => play.call("POST", threads, { name, type: 11 });

describe("The active threads of a server", () => {
  it("are a thousand at most, and archived ones do not count", async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 1_000; nth += 1) ids.push((await open(`#${nth}`)).body.id);
    const refused = {
      status: 400,
      body: { code: 160_006, message: "Maximum number of active threads reached" },
    };
    expect(await open("#1000")).toMatchObject(refused);
    const archived = await play.call("PATCH", `/channels/${ids[0]}`, { archived: true });
    expect(archived).toMatchObject({ status: 200, body: { thread_metadata: { archived: true } } });
    expect(await open("#1000")).toMatchObject({ status: 201 });
    expect(await play.call("PATCH", `/channels/${ids[0]}`, { archived: false })).toMatchObject(refused);
    expect(await play.call("POST", `/channels/${ids[0]}/messages`, { content: "Hello" })).toMatchObject(
      refused,
    );
    expect(await play.call("PATCH", `/channels/${ids[0]}`, { name: "Other" })).toMatchObject({
      body: { code: 50_083 },
    });
  });

  it("may be more or fewer where somebody tries the limit", async () => {
    const answer = await fetch(`${play.root}/control/servers/${play.guild.id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ active_threads: 1_200 }),
    });
    expect(await answer.json()).toMatchObject({ active_threads: 1_200 });
    expect(await open("#1001")).toMatchObject({ status: 201 });
  });
});
