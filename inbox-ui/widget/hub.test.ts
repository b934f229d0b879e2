import { afterEach, describe, expect, it, vi } from "vitest";
import { openHub } from "./hub.ts";
import { aMemory } from "./testing.ts";

afterEach(() => void vi.unstubAllGlobals());

const answering = (answer: () => Response | Promise<Response>) => {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => answer());
  vi.stubGlobal("fetch", fetched);
  return fetched;
};
const open = (token: string | null = null) => {
  const memory = aMemory({ token });
  return { memory, hub: openHub("https://hub.example", "chn_1", memory) };
};

describe("an answer of the hub", () => {
  it.each([
    [401, "stranger"],
    [403, "stranger"],
    [408, "again"],
    [429, "again"],
    [500, "again"],
    [503, "again"],
    [400, "refused"],
    [413, "refused"],
    [422, "refused"],
  ])("%s means %s", async (status, kind) => {
    answering(() => new Response("{}", { status }));
    expect(await open().hub.say({})).toEqual({ kind });
  });

  it("that does not come, or is no JSON, may come later", async () => {
    answering(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await open().hub.thread(null)).toEqual({ kind: "again" });
    answering(() => new Response("<html>"));
    expect(await open().hub.thread(null)).toEqual({ kind: "again" });
  });
});

describe("meeting the hub", () => {
  it("gets one token for all who wait, and keeps it", async () => {
    const fetched = answering(() => Response.json({ token: "tok_new" }));
    const { hub, memory } = open();
    const met = await Promise.all([hub.meet(), hub.meet()]);
    expect(met.map(({ kind }) => kind)).toEqual(["ok", "ok"]);
    expect([fetched.mock.calls.length, memory.kept.token]).toEqual([1, "tok_new"]);
  });

  it("is not done twice, and is tried again after it failed", async () => {
    const fetched = answering(() => new Response(null, { status: 503 }));
    const { hub, memory } = open();
    expect(await hub.meet()).toEqual({ kind: "again" });
    fetched.mockResolvedValue(Response.json({ token: "tok_new" }));
    await hub.meet();
    await hub.meet();
    expect([fetched.mock.calls.length, memory.kept.token]).toEqual([2, "tok_new"]);
  });
});

it("says who asks by the token and never by cookies, and where an earlier page begins", async () => {
  const fetched = answering(() => Response.json({}));
  await open("tok_1").hub.thread("a/b");
  const [url, init] = fetched.mock.calls[0] ?? [];
  expect(url).toBe("https://hub.example/widget/chn_1/thread?before=a%2Fb");
  expect(init).toMatchObject({ headers: { authorization: "Bearer tok_1" }, credentials: "omit" });
});
