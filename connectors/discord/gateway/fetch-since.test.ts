import { afterEach, expect, it } from "vitest";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../../core/testing/scripted-server.ts";
import { settings } from "../config.ts";
import { fetchSince } from "./fetch-since.ts";

const CHANNEL = "1046000000000000010";

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
});

/** Fetches from a channel whose messages are numbered from 1. */
async function fetched(
  answers: (after: number, call: number) => ScriptedAnswer,
  { after = "0", signal = new AbortController().signal } = {},
) {
  let calls = 0;
  server = await startScriptedServer(({ url }) => {
    calls += 1;
    return answers(Number(new URL(url, "http://x").searchParams.get("after")), calls);
  });
  const bot = {
    credentials: { token: "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBot" },
    settings: settings.parse({ apiRoot: `${server.origin}/api` }),
    privateHosts: ["127.0.0.1"],
  };
  const stored: string[] = [];
  const told = await fetchSince(bot, CHANNEL, after, signal, async (messages) => {
    stored.push(...messages.map(({ id }) => String(id)));
  });
  return { ...told, stored, calls };
}

/** Discord answers the newest of a page first. */
const page = (after: number, last: number): ScriptedAnswer => {
  const ids = Array.from({ length: Math.min(100, last - after) }, (_, index) => after + index + 1);
  return { json: ids.toReversed().map((id) => ({ id: String(id) })) };
};

it("fetches all pages, oldest first", async () => {
  const { kind, stored, calls } = await fetched((after) => page(after, 250));
  expect({ kind, calls }).toEqual({ kind: "all", calls: 3 });
  expect(stored).toEqual(Array.from({ length: 250 }, (_, index) => String(index + 1)));
});

it("stops at what one channel may take, and says so", async () => {
  const { kind, count } = await fetched((after) => page(after, 1_000_000));
  expect({ kind, count }).toEqual({ kind: "capped", count: 2_000 });
});

it("says that it may not read, and asks again what was lost or had to wait", async () => {
  const denied = { json: { message: "Missing Access", code: 50_001 }, status: 403 };
  expect(await fetched(() => denied)).toMatchObject({ kind: "refused", calls: 1 });
  await server?.close();
  expect(await fetched((after, call) => (call === 1 ? "reset" : page(after, 3)))).toMatchObject({
    kind: "all",
    count: 3,
  });
});

it.each<[string, ScriptedAnswer]>([
  ["an answer", "reset"],
  ["its turn", { json: { message: "Slow", retry_after: 60, global: false }, status: 429 }],
])("is interrupted, and not failed, when it is told to stop while it waits for %s", async (_, answer) => {
  const stopping = new AbortController();
  const told = fetched(
    () => {
      setImmediate(() => stopping.abort());
      return answer;
    },
    { signal: stopping.signal },
  );
  expect(await told).toMatchObject({ kind: "interrupted", calls: 1 });
});
