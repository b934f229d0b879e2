import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { StageNews } from "../control-api.ts";
import type { PlayedPlatform } from "../played-platform.ts";
import type { StageAccount, StageEvent, StageWorld } from "../stage-world.ts";
import { sceneOf } from "./find.ts";

/** Streams what happens to one account as server-sent events, named as in `StageNews`. */
export function routeEvents<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
): Hono {
  return new Hono().get("/accounts/:account/events", (c) => {
    const { world, account } = sceneOf(platform, c);
    return streamSSE(c, async (stream) => {
      const send = ({ kind, ...facts }: StageNews) =>
        stream.writeSSE({ event: kind, data: JSON.stringify(facts) });
      const listener = (event: StageEvent) => {
        if (event.token === account.token) void send(event.news);
      };
      world.listeners.add(listener);
      await send({ kind: "ready" });
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

function ended(world: StageWorld, onAbort: (then: () => void) => void, beat: () => void): Promise<void> {
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
