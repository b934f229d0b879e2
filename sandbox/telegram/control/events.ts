import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { StreamEvent, World } from "../world.ts";
import type { Worlds } from "../worlds.ts";
import { findBot } from "./find-bot.ts";

/**
 * Streams the events of one bot as server-sent events: `message`, `deleted`, `reactions`, `typing`, `chat`, `bot`,
 * `press`, `wire`, `faults`.
 */
export function routeEvents(worlds: Worlds): Hono {
  return new Hono().get("/bots/:token/events", (c) => {
    const world = worlds.of(c);
    const { token } = findBot(world, c.req.param("token"));
    return streamSSE(c, async (stream) => {
      const listener = (event: StreamEvent) =>
        void (
          event.token === token && stream.writeSSE({ event: event.kind, data: JSON.stringify(event.facts) })
        );
      world.listeners.add(listener);
      await stream.writeSSE({ event: "ready", data: "{}" });
      await ended(
        world,
        (then) => stream.onAbort(then),
        () => void stream.write(": still here\n\n"),
      );
      world.listeners.delete(listener);
    });
  });
}

const HEARTBEAT_MS = 15_000;

function ended(world: World, onAbort: (then: () => void) => void, beat: () => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(beat, HEARTBEAT_MS);
    const end = () => {
      clearInterval(timer);
      world.closing.signal.removeEventListener("abort", end);
      resolve();
    };
    onAbort(end);
    world.closing.signal.addEventListener("abort", end);
    if (world.closing.signal.aborted) end();
  });
}
