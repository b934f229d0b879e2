import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performReply } from "../bot-api/perform.ts";
import { startCourier } from "../updates/courier.ts";
import type { World } from "../world.ts";
import { restore } from "./restore.ts";
import { snapshot } from "./snapshot.ts";

export type State = { close(): Promise<void> };
type Options = { readonly stateFolder?: string; readonly log?: (text: string) => void };

/** Restores the folder's state, saves it every second while something changes, and once more at the end. */
export function openState(world: World, { stateFolder, log }: Options): State {
  if (!stateFolder) return { close: async () => {} };
  const path = join(stateFolder, "telegram.json");
  // Bots' tokens and what people wrote are in it.
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  bringBack(world, path, log);
  resumeWebhooks(world);
  let written = -1;
  const write = () => {
    if (written === world.revision) return;
    written = world.revision;
    save(path, JSON.stringify(snapshot(world)), log);
  };
  const timer = setInterval(write, EVERY_MS);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      write();
    },
  };
}

const EVERY_MS = 1000;

/** Moves an unreadable file aside, so that it is not overwritten and does not block the start. */
function bringBack(world: World, path: string, log: Options["log"]): void {
  if (!existsSync(path)) return;
  try {
    restore(world, JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    renameSync(path, `${path}.unreadable`);
    log?.(`The sandbox begins anew, because its state cannot be read: ${String(error)}`);
  }
}

/** Writes beside the file and then renames it: a reader never sees half a file. */
function save(path: string, text: string, log: Options["log"]): void {
  try {
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch (error) {
    log?.(`The sandbox's state cannot be written: ${String(error)}`);
  }
}

function resumeWebhooks(world: World): void {
  for (const bot of world.bots.values()) {
    // The state is older than the rule, or was another hub's.
    if (bot.webhook && !world.mayCall(new URL(bot.webhook.url))) bot.webhook = null;
    if (!bot.webhook) continue;
    bot.webhook = {
      ...bot.webhook,
      courier: startCourier(world, bot, bot.webhook, (of, reply) => void performReply(world, of, reply)),
    };
  }
}
