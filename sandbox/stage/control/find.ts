import type { Context } from "hono";
import type { AtMessage, InRoom, PlayedPlatform, Scene } from "../played-platform.ts";
import { StageRefusal } from "../refusal.ts";
import type { StageAccount, StageWorld } from "../stage-world.ts";

/** Finds the world of a request and the account that its path names. */
export function sceneOf<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
  c: Context,
): Scene<W, A> {
  const world = platform.worlds.of(c);
  const id = c.req.param("account");
  const account = platform.accounts(world).find((one) => platform.presentAccount(one).id === id);
  if (!account) throw new StageRefusal(404, "Account not found.");
  return { world, account };
}

export const roomOf = <W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
  c: Context,
): InRoom<W, A> => ({ ...sceneOf(platform, c), roomId: c.req.param("roomId") ?? "" });

export const messageOf = <W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
  c: Context,
): AtMessage<W, A> => ({ ...roomOf(platform, c), messageId: c.req.param("message") ?? "" });

/** Returns what a platform offers, or refuses what it does not. */
export function offered<T>(play: T | undefined): T {
  if (play === undefined) throw new StageRefusal(404, "This app has nothing like it.");
  return play;
}
