import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Account } from "../../../core/protocol/index.ts";
import { callApi } from "../api.ts";
import type { Credentials, Settings } from "../config.ts";
import { unknownChannelOf } from "./is-wanted.ts";
import type { Places } from "./places.ts";
import type { Heard } from "./socket.ts";

const TRIES_MAX = 5;

const channel = z.record(z.string(), z.json());

/**
 * Makes what asks Discord once for a channel that decides whether an event is wanted. A resumed session tells nothing
 * of the servers, and a message in a thread does not say whose thread it is.
 */
export function createLookUp(
  account: Account<Credentials, Settings>,
  places: Places,
  signal: AbortSignal,
): (heard: Pick<Heard, "t" | "d">) => Promise<void> {
  const asked = new Set<string>();
  return async (heard) => {
    const id = unknownChannelOf(heard, account.settings, places.channel);
    if (id === undefined || asked.has(id)) return;
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const answer = await callApi(account, { method: "GET", route: `/channels/${id}`, signal });
      signal.throwIfAborted();
      // A token that is refused says nothing of the channel.
      if (answer.kind === "ok" || (answer.kind === "refused" && answer.status !== 401)) {
        asked.add(id);
        const told = answer.kind === "ok" ? channel.safeParse(answer.result).data : undefined;
        if (told) places.learn("CHANNEL_UPDATE", told);
        return;
      }
      await sleep(answer.kind === "limited" ? answer.retryAfterMs : 500 * 2 ** tries, undefined, { signal });
    }
    // Dropping it would lose it for good: a new connection is told of it again.
    throw new Error("Discord did not say which channel a thread belongs to.");
  };
}
