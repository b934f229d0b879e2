import { expect, vi } from "vitest";
import { z } from "zod";
import type { Caller } from "../../../e2e/parts/caller.ts";

const messages = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      direction: z.enum(["in", "out"]),
      kind: z.string(),
      text: z.object({ text: z.string() }),
      parts: z.array(
        z.object({ attachment: z.object({ state: z.string(), failure: z.string().nullable() }).optional() }),
      ),
      delivery: z.object({ state: z.string(), reason: z.string().nullable() }).nullable(),
    }),
  ),
});
export type Told = z.infer<typeof messages>["items"][number];

/** A conversation as a member of the team sees it. */
export type Talk = {
  /** What stands in the thread, in the order in which it is read. */
  thread(): Promise<readonly Told[]>;
  reply(text: string): Promise<void>;
  /** Waits until messages with these texts stand in the thread. */
  hears(texts: readonly string[]): Promise<void>;
  /** Waits until nothing is on its way to the platform any more. */
  settles(): Promise<void>;
  /** Waits until every file is fetched, or is said to be lost. */
  hasFiles(): Promise<void>;
};

/** Opens the only conversation of a channel, once there is one. */
export async function openTalk(caller: Caller, channelId: string): Promise<Talk> {
  const id = await vi.waitFor(async () => {
    const { items } = await readJson(caller, `/conversations?channel=${channelId}`, conversations);
    expect(items).toHaveLength(1);
    return items[0]?.id;
  }, SLOWLY);
  const thread = async () =>
    (await readJson(caller, `/conversations/${id}/messages?limit=100`, messages)).items.filter(
      ({ kind }) => kind === "message",
    );
  return {
    thread,
    async reply(text) {
      const draft = { clientKey: crypto.randomUUID(), text: { text, marks: [] } };
      const answer = await caller.ask("post", `/conversations/${id}/replies`, draft);
      expect(answer.status, answer.text).toBe(201);
    },
    hears: (texts) =>
      vi.waitFor(async () => {
        const said = (await thread()).map((told) => told.text.text);
        expect(said).toEqual(expect.arrayContaining([...texts]));
      }, SLOWLY),
    hasFiles: () =>
      vi.waitFor(async () => {
        const files = filesIn(await thread());
        expect(files.filter(({ state }) => state === "pending")).toEqual([]);
      }, SLOWLY),
    settles: () => vi.waitFor(async () => expect((await thread()).filter(isUnderWay)).toEqual([]), SLOWLY),
  };
}

/** Many conversations wait at once, and each look is a request. */
export const SLOWLY = { timeout: 25_000, interval: 100 };

const conversations = z.object({
  items: z.array(z.object({ id: z.string() })),
});

const isUnderWay = ({ delivery }: Told) => ["queued", "sending"].includes(delivery?.state ?? "");

/** The files of a thread. */
export const filesIn = (thread: readonly Told[]) =>
  thread.flatMap(({ parts }) => parts.flatMap(({ attachment }) => attachment ?? []));

export async function readJson<T>(caller: Caller, path: string, schema: z.ZodType<T>): Promise<T> {
  const { status, text } = await caller.ask("get", path);
  if (status !== 200) throw new Error(`The hub answered ${status} to ${path}: ${text}`);
  return schema.parse(JSON.parse(text));
}
