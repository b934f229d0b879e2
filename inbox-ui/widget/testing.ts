import { vi } from "vitest";
import type { VisitorMessage } from "../../core/visitors/visitor-message.ts";
import type { Hub } from "./hub.ts";
import type { Kept, Memory } from "./memory.ts";
import type { Pending } from "./thread.ts";

/** Returns a message of Grace to the visitor, with the given changes. */
export const aVisitorMessage = (given: Partial<VisitorMessage> = {}): VisitorMessage => ({
  id: "m1",
  clientId: null,
  from: "team",
  authorName: "Grace",
  automatic: false,
  text: { text: "It is there.", marks: [] },
  parts: [],
  buttons: null,
  receipt: "sent",
  sentAt: "2026-11-21T09:00:00.000Z",
  editedAt: null,
  deletedAt: null,
  ...given,
});

/** Returns a message of the visitor that is on its way. */
export const aPending = (id: string, given: Partial<Pending> = {}): Pending => ({
  id,
  number: 1,
  text: `Text of ${id}`,
  files: [],
  at: "2026-11-21T09:00:00Z",
  state: "sending",
  ...given,
});

/** Returns a memory that lasts as long as the test; `changeElsewhere` plays a change by another tab. */
export function aMemory(
  given: Partial<Kept> = {},
): Memory & { changeElsewhere(change: Partial<Kept>): void } {
  const heard: (() => void)[] = [];
  const kept: Kept = { token: "tok_1", person: {}, readUpTo: null, pending: [], count: 0, ...given };
  const memory = {
    kept,
    keep: (change: Partial<Kept>) => {
      memory.kept = { ...memory.kept, ...change };
    },
    onChangeElsewhere: (then: () => void) => void heard.push(then),
    changeElsewhere: (change: Partial<Kept>) => {
      memory.keep(change);
      for (const then of heard) then();
    },
  };
  return memory;
}

/** Returns a hub that takes everything and has an empty thread, with the given changes. */
export const aHub = (given: Partial<Hub> = {}): Hub => ({
  appearance: async () => ({ kind: "again" }),
  thread: async () => ({
    kind: "ok",
    value: { items: [], nextCursor: null, lastEventId: "0", seenUpTo: null },
  }),
  say: async () => ({ kind: "ok", value: {} }),
  meet: async () => ({ kind: "ok", value: null }),
  stream: async () => new Response(new ReadableStream()),
  upload: async () => ({ kind: "again" }),
  absolute: (url) => `https://hub.example${url}`,
  ...given,
});

type Connection = {
  readonly last: string;
  say(event: string, data?: object, id?: string): void;
  end(): void;
};

/** Plays the hub's stream: each connection with the event that it asked to go on from. */
export function playStream() {
  const connections: (Connection & { readonly signal: AbortSignal })[] = [];
  const stream = vi.fn<Hub["stream"]>(async (last, signal) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const quietly = (work: Promise<void>) => void work.catch(() => undefined);
    signal.addEventListener("abort", () => quietly(writer.abort(signal.reason)));
    const send = (text: string) => quietly(writer.write(new TextEncoder().encode(text)));
    connections.push({
      last,
      signal,
      say: (event, data = {}, id) =>
        send(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      end: () => quietly(writer.close()),
    });
    return new Response(readable);
  });
  const newest = () => {
    const connection = connections.at(-1);
    if (!connection) throw new Error("No connection was opened.");
    return connection;
  };
  return { stream, connections, newest };
}
