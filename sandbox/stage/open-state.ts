import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StageWorld } from "./stage-world.ts";

export type State = { close(): Promise<void> };
type Log = ((text: string) => void) | undefined;
type Options<World> = {
  readonly stateFolder: string | undefined;
  /** The name of the platform's file in the folder. */
  readonly file: string;
  readonly snapshot: (world: World) => object;
  /** Fills an empty world; throws on a file that is none of the platform's. */
  readonly restore: (world: World, remembered: unknown) => void;
  readonly log: Log;
};

/** Restores the folder's state, saves it every second while something changes, and once more at the end. */
export function openState<World extends StageWorld>(
  world: World,
  { stateFolder, file, snapshot, restore, log }: Options<World>,
): State {
  if (!stateFolder) return { close: async () => {} };
  const path = join(stateFolder, file);
  // Tokens and what people wrote are in it.
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  bringBack(path, (remembered) => restore(world, remembered), log);
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
function bringBack(path: string, restore: (remembered: unknown) => void, log: Log): void {
  if (!existsSync(path)) return;
  try {
    restore(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    renameSync(path, `${path}.unreadable`);
    log?.(`The sandbox begins anew, because its state cannot be read: ${String(error)}`);
  }
}

/** Writes beside the file and then renames it: a reader never sees half a file. */
function save(path: string, text: string, log: Log): void {
  try {
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch (error) {
    log?.(`The sandbox's state cannot be written: ${String(error)}`);
  }
}
