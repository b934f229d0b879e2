import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "hono";
import type { HoldBody } from "./hold-body.ts";
import type { World } from "./world.ts";

/** The worlds of one sandbox. Nobody in one of them sees a bot, a person or a file of another. */
export type Worlds = {
  /** The world of a request to the control API. */
  of(c: Context): World;
  /** The world in which a bot has this token. */
  withToken(token: string): World | undefined;
  /** Opens a world, or returns the one of that name. */
  open(name: string): World;
  /** Reads every request body. */
  readonly holdBody: HoldBody;
  close(): Promise<void>;
};

export type OpenedWorld = { readonly world: World; close(): Promise<void> };

type Options = {
  readonly stateFolder?: string | undefined;
  readonly holdBody: HoldBody;
  /** Names the world of a request. Without it there is one, which keeps its state in the folder itself. */
  readonly worldOf?: ((c: Context) => string) | undefined;
  readonly openWorld: (name: string, stateFolder: string | undefined) => OpenedWorld;
};

/** Opens the one world, or those that have a folder; others when they are first asked for. */
export function openWorlds({ stateFolder, holdBody, worldOf, openWorld }: Options): Worlds {
  const opened = new Map<string, OpenedWorld>();
  const folderOf = (name: string) => stateFolder && (worldOf ? join(stateFolder, name) : stateFolder);
  const open = (name: string): World => {
    if (worldOf && !NAME.test(name)) throw new Error(`“${name}” cannot name a world.`);
    const known = opened.get(name) ?? openWorld(name, folderOf(name));
    opened.set(name, known);
    return known.world;
  };
  for (const name of worldOf ? foldersIn(stateFolder) : [ONLY]) open(name);
  return {
    of: (c) => open(worldOf ? worldOf(c) : ONLY),
    withToken: (token) => [...opened.values()].find(({ world }) => world.bots.has(token))?.world,
    open: (name) => open(worldOf ? name : ONLY),
    holdBody,
    close: async () => void (await Promise.all([...opened.values()].map((each) => each.close()))),
  };
}

const ONLY = "";

/** A name becomes the name of a folder. */
const NAME = /^\w{1,80}$/;

function foldersIn(stateFolder: string | undefined): readonly string[] {
  if (stateFolder === undefined || !existsSync(stateFolder)) return [];
  return readdirSync(stateFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && NAME.test(entry.name))
    .map(({ name }) => name);
}
