import { request } from "node:http";
import { setTimeout as rest } from "node:timers/promises";
import { z } from "zod";

/** Somebody on a website with the chat, by the requests that its script makes. */
export type Visitor = {
  /** Posts a message until the hub says that it has it; the wire does with each first try what the fault says. */
  write(text: string): Promise<void>;
  /** Posts everything again, the last first, as if the network had kept it. */
  repeat(): Promise<void>;
  /** What the team wrote, as this browser has heard it over a stream that breaks after every event. */
  readonly heard: readonly string[];
  /** The texts of the thread as the hub gives it to this browser. */
  thread(): Promise<readonly { readonly from: string; readonly text: string }[]>;
  leave(): Promise<void>;
};

/** What the wire does with a post: it brings it twice at once, loses the hub's answer, or breaks within the body. */
export const WIRES = ["sound", "twice", "answer_lost", "body_cut"] as const;
export type Wire = (typeof WIRES)[number];

/** Begins a chat. */
export async function visit(hubUrl: string, channelId: string, wire: Wire): Promise<Visitor> {
  const hook = `${hubUrl}/hooks/${channelId}`;
  const met = z.object({ token: z.string() }).parse(await (await postTo(hook, "", { kind: "hello" })).json());
  const posted: object[] = [];
  const post = async (said: object) => {
    const answer = await postTo(hook, met.token, said);
    if (!answer.ok) throw new Error(`The hub answered ${answer.status}: ${await answer.text()}`);
  };
  const tries: Readonly<Record<Wire, (said: object) => Promise<void>>> = {
    sound: post,
    twice: async (said) => void (await Promise.all([post(said), post(said)])),
    answer_lost: async (said) => (await breakOff(hook, met.token, said, 1), post(said)),
    body_cut: async (said) => (await breakOff(hook, met.token, said, 0.5), post(said)),
  };
  const read = async () =>
    threadSchema.parse(
      await (await fetch(`${hubUrl}/widget/${channelId}/thread`, { headers: bearer(met.token) })).json(),
    );
  const leaving = new AbortController();
  const heard = new Map<string, string>();
  let following: Promise<void> | undefined;
  return {
    async write(text) {
      const said = { kind: "message", id: crypto.randomUUID(), number: posted.length, text };
      posted.push(said);
      await tries[wire](said);
      following ??= read().then(({ lastEventId }) =>
        follow(`${hubUrl}/widget/${channelId}/stream`, met.token, lastEventId, heard, leaving.signal),
      );
    },
    repeat: async () => {
      for (const said of posted.toReversed()) await post(said);
    },
    get heard() {
      return [...heard.values()];
    },
    thread: async () => (await read()).items.map(({ from, text }) => ({ from, text: text.text })),
    leave: async () => {
      leaving.abort();
      await following;
    },
  };
}

const message = z.object({
  id: z.string(),
  from: z.enum(["visitor", "team"]),
  text: z.object({ text: z.string() }),
});
const threadSchema = z.object({ items: z.array(message), lastEventId: z.string() });
const news = z.object({ message });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const postTo = (hook: string, token: string, said: object) =>
  fetch(hook, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token !== "" && bearer(token)) },
    body: JSON.stringify(said),
  });

/** Sends that share of a post and breaks the connection before the answer comes. */
function breakOff(hook: string, token: string, said: object, share: number): Promise<void> {
  const body = Buffer.from(JSON.stringify(said));
  const { promise, resolve } = Promise.withResolvers<void>();
  const sent = request(hook, {
    method: "POST",
    agent: false,
    headers: { ...bearer(token), "content-type": "application/json", "content-length": body.length },
  });
  sent.on("error", () => {}).on("close", () => resolve());
  sent.write(body.subarray(0, body.length * share), () => sent.destroy());
  return promise;
}

/** How long a browser rests before it connects again. */
const REST_MS = 50;

/** Hears the stream, which breaks behind every message, and goes on behind the last one. */
async function follow(
  url: string,
  token: string,
  from: string,
  heard: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  let at = from;
  while (!signal.aborted) {
    const line = new AbortController();
    try {
      const answer = await fetch(url, {
        headers: { ...bearer(token), "last-event-id": at },
        signal: AbortSignal.any([line.signal, signal]),
      });
      at = (await hearMessages(answer, heard)) ?? at;
    } catch {
      // It left.
    }
    line.abort();
    await rest(REST_MS, undefined, { signal }).catch(() => {});
  }
}

/** Reads until messages and the place behind them have come; returns that place. */
async function hearMessages(answer: Response, heard: Map<string, string>): Promise<string | undefined> {
  let text = "";
  for await (const piece of (answer.body ?? new Blob().stream()).pipeThrough(new TextDecoderStream())) {
    const events = (text += piece).split("\n\n");
    text = events.pop() ?? "";
    let isNew = false;
    for (const event of events) {
      const data = /^event: message\ndata: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) isNew = keep(news.parse(JSON.parse(data)).message, heard) || isNew;
      const id = /^id: (\d+)$/m.exec(event)?.[1];
      if (isNew && id !== undefined) return id;
    }
  }
  return undefined;
}

/** Keeps a message of the team; false for one that was heard before, or is the visitor's own. */
function keep({ id, from, text }: z.infer<typeof message>, heard: Map<string, string>): boolean {
  if (from === "visitor" || heard.has(id)) return false;
  heard.set(id, text.text);
  return true;
}
