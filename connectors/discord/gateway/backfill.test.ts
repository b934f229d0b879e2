import { afterEach, expect, it } from "vitest";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Gap } from "../../../core/protocol/index.ts";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../../core/testing/scripted-server.ts";
import { settings } from "../config.ts";
import { snowflakeAt } from "../ids.ts";
import { createBackfill } from "./backfill.ts";
import { createPlaces } from "./places.ts";
import { readState } from "./state.ts";

const AT = "2026-11-21T10:00:00.000Z";
const [GUILD, CHANNEL, DIRECT] = ["1046000000000000001", "1046000000000000010", "1046000000000000012"];

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
});

/** Starts what fetches, with a saved state and a Discord that answers each channel as it is told. */
async function started(saved: JsonObject, answer: (after: string) => ScriptedAnswer) {
  server = await startScriptedServer(({ url }) =>
    answer(new URL(url, "http://x").searchParams.get("after") ?? ""),
  );
  const [sunk, gaps]: [JsonObject[], Gap[]] = [[], []];
  const state = readState({ at: AT, ...saved });
  const places = createPlaces();
  const backfill = createBackfill({
    account: {
      channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
      credentials: { token: "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBot" },
      settings: settings.parse({ apiRoot: `${server.origin}/api` }),
      hookUrl: "https://hub.example/hooks/x",
      reachable: false,
      privateHosts: ["127.0.0.1"],
    },
    line: {
      state: null,
      signal: new AbortController().signal,
      sink: async (batch) => void sunk.push(...batch),
      saveState: async () => {},
      report: async () => {},
      missed: async (gap) => void gaps.push(gap),
    },
    places,
    state,
    me: () => "1046000000000000000",
  });
  const guild = (newest: string) => {
    const told = {
      id: GUILD,
      channels: [{ id: CHANNEL, type: 0, name: "general", last_message_id: newest }],
    };
    places.learn("GUILD_CREATE", told);
    backfill.guild(told);
  };
  return {
    backfill,
    state,
    sunk,
    gaps,
    guild,
    saved: () => ({ ...state, unfinished: backfill.isRunning() }),
  };
}

const written = (id: string): ScriptedAnswer => ({ json: [{ id, channel_id: CHANNEL }] });
const ended = (one: { readonly backfill: { isRunning(): boolean } }) =>
  expect.poll(() => one.backfill.isRunning(), { timeout: 15_000 }).toBe(false);

it("a server with an outage is fetched from where it stood, also by the next holder", async () => {
  const one = await started({ channels: { [CHANNEL]: "5" } }, () => written("9"));
  one.backfill.left({ id: GUILD, unavailable: true });
  const saved = one.saved();
  expect(saved).toMatchObject({ late: { [GUILD]: AT }, unfinished: false });
  await server?.close();
  const next = await started(saved, (after) => (after === "5" ? written("9") : { json: [] }));
  next.guild("9");
  expect(next.saved()).toMatchObject({ unfinished: true, late: { [GUILD]: AT } });
  expect(next.backfill.watermarks().channels).toEqual({ [CHANNEL]: "5" });
  await ended(next);
  expect(next.sunk).toMatchObject([{ d: { id: "9", guild_id: GUILD } }]);
  expect(next.saved()).toMatchObject({ late: {}, unfinished: false, channels: { [CHANNEL]: "9" } });
});

it("a server that the bot was removed from is awaited no longer", async () => {
  const one = await started({ late: { [GUILD]: AT } }, () => ({ json: [] }));
  one.backfill.left({ id: GUILD });
  expect(one.state.late).toEqual({});
});

it("what one fetch could not have is not held against the next", async () => {
  let isDenied = true;
  const denied = { json: { message: "Missing Access", code: 50_001 }, status: 403 };
  const one = await started({ direct: { [DIRECT]: "5" } }, () => (isDenied ? denied : { json: [] }));
  one.backfill.begin([]);
  await ended(one);
  isDenied = false;
  one.backfill.begin([]);
  await ended(one);
  const whole = one.gaps.filter(({ threadKey }) => threadKey === undefined);
  expect(whole.map(({ recovered }) => recovered)).toEqual([false, true]);
});

it("what was written shortly before the newest stored message is fetched again, but nothing from before the account was connected", async () => {
  const asked: string[] = [];
  const minute = (at: number) => snowflakeAt(`2026-11-21T10:${at}:00.000Z`);
  const saved = { direct: { [DIRECT]: minute(30) }, channels: { [CHANNEL]: minute(50) } };
  const one = await started({ ...saved, since: "2026-11-21T10:25:00.000Z" }, (after) => {
    asked.push(after);
    return { json: [{ id: minute(55), channel_id: CHANNEL }] };
  });
  one.backfill.begin([GUILD]);
  one.guild(minute(50));
  await ended(one);
  expect(asked).toEqual([minute(25), minute(40)]);
});

it("a history that shows nothing of a conversation with messages is named as lost", async () => {
  const one = await started(
    { direct: { [DIRECT]: snowflakeAt(AT) }, since: "2026-11-21T09:00:00.000Z" },
    () => ({
      json: [],
    }),
  );
  one.backfill.begin([]);
  await ended(one);
  expect(one.gaps).toMatchObject([
    { threadKey: DIRECT, recovered: false, reason: expect.stringContaining("showed no messages") },
    { recovered: false },
  ]);
});

it("a conversation of which the last messages were deleted is not lost", async () => {
  const one = await started(
    { direct: { [DIRECT]: snowflakeAt(AT) }, since: "2026-11-21T09:00:00.000Z" },
    (after) => (after === "" ? written("9") : { json: [] }),
  );
  one.backfill.begin([]);
  await ended(one);
  expect(one.gaps.map(({ recovered }) => recovered)).toEqual([true]);
});
