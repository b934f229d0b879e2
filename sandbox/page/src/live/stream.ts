import { CONTROL } from "./api.ts";
import { attempt, loadBench, loadBots, loadChats, loadFaults, loadRoom } from "./actions.ts";
import { countEvent } from "./read-current.ts";
import { applyEvent } from "./state.ts";
import type { StreamEvent } from "./words.ts";

const KINDS = [
  "ready",
  "message",
  "deleted",
  "reactions",
  "typing",
  "press",
  "wire",
  "chat",
  "bot",
  "faults",
] as const;

/** Follows the stream of one bot; returns the function that ends it. Reads everything again after a gap. */
export function follow(token: string): () => void {
  const source = new EventSource(`${CONTROL}/bots/${encodeURIComponent(token)}/events`);
  for (const kind of KINDS) source.addEventListener(kind, (message) => receive(eventOf(kind, message)));
  return () => source.close();
}

function eventOf(kind: StreamEvent["kind"], message: MessageEvent): StreamEvent {
  const event: StreamEvent = { ...JSON.parse(String(message.data)), kind };
  return event;
}

function receive(event: StreamEvent): void {
  if (event.kind === "ready")
    void attempt(async () => {
      await Promise.all([loadBots(), loadChats(), loadBench()]);
      await loadRoom();
    });
  else if (event.kind === "chat") void attempt(loadChats);
  else if (event.kind === "bot") void attempt(loadBots);
  else if (event.kind === "faults") void attempt(loadFaults);
  else apply(event);
}

/** Wire entries never stop, and no read contains who types, so these events need no second read. */
const EPHEMERAL: ReadonlySet<StreamEvent["kind"]> = new Set(["wire", "typing"]);

function apply(event: StreamEvent): void {
  if (!EPHEMERAL.has(event.kind)) countEvent();
  applyEvent(event);
}
