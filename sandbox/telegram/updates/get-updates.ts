import type { Update } from "@grammyjs/types";
import { refuse } from "../bot-api/refusal.ts";
import type { Bot, World } from "../world.ts";

export type Wanted = { readonly offset: number; readonly limit: number; readonly timeoutSeconds: number };

/**
 * Answers a poll: confirms the updates below the offset, then returns pending ones or waits. A second poll ends the
 * first.
 */
export async function getUpdates(world: World, bot: Bot, wanted: Wanted): Promise<Update[]> {
  if (bot.webhook)
    throw refuse(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  bot.poll?.end("conflict");
  world.revision += confirm(bot, wanted.offset);
  if (bot.pending.size === 0 && wanted.timeoutSeconds > 0)
    await waitForOne(world, bot, wanted.timeoutSeconds * 1000);
  return firstOf(bot, wanted);
}

/**
 * Applies a negative offset, which counts from the end and drops the updates before it. Returns how many it dropped.
 */
function confirm(bot: Bot, offset: number): number {
  const ids = [...bot.pending.keys()];
  const forgotten =
    offset < 0 ? ids.slice(0, Math.max(0, ids.length + offset)) : ids.filter((id) => id < offset);
  for (const id of forgotten) bot.pending.delete(id);
  return forgotten.length;
}

const firstOf = ({ pending }: Bot, { limit }: Wanted) =>
  [...pending.values()].slice(0, limit).map(({ update }) => update);

function waitForOne(world: World, bot: Bot, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const poll = {
      end(outcome: "updates" | "conflict" | "webhook" | "closing" | "time") {
        clearTimeout(timer);
        world.closing.signal.removeEventListener("abort", onClose);
        if (bot.poll === poll) bot.poll = null;
        if (outcome === "conflict")
          reject(
            refuse(
              409,
              "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            ),
          );
        else if (outcome === "webhook") reject(refuse(409, "Conflict: terminated by setWebhook request"));
        else resolve();
      },
    };
    const onClose = () => poll.end("closing");
    const timer = setTimeout(() => poll.end("time"), ms);
    world.closing.signal.addEventListener("abort", onClose, { once: true });
    bot.poll = poll;
  });
}
