import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "hono";
import type { HoldBody } from "./hold-body.ts";

/** The worlds of one platform. Nobody in one of them sees an account, a person or a file of another. */
export type Worlds<World> = {
  /** The world of a request to the control API. */
  of(c: Context): World;
  /** The world in which an account has this token. */
  withToken(token: string): World | undefined;
  /** Opens a world, or returns the one of that name. */
  open(name: string): World;
  /** Reads every request body. */
  readonly holdBody: HoldBody;
  close(): Promise<void>;
};

export type OpenedWorld<World> = { readonly world: World; close(): Promise<void> };

type Options<World> = {
  readonly stateFolder?: string | undefined;
  /** The name of the platform's file in a world's folder. */
  readonly file: string;
  readonly holdBody: HoldBody;
  /** Names the world of a request. Without it there is one, which keeps its state in the folder itself. */
  readonly worldOf?: ((c: Context) => string) | undefined;
  readonly openWorld: (name: string, stateFolder: string | undefined) => OpenedWorld<World>;
  readonly hasToken: (world: World, token: string) => boolean;
};

/** Opens the one world, or those that have a file; others when they are first asked for. */
export function openWorlds<World>(options: Options<World>): Worlds<World> {
  const { stateFolder, file, holdBody, worldOf, openWorld, hasToken } = options;
  const opened = new Map<string, OpenedWorld<World>>();
  const folderOf = (name: string) => stateFolder && (worldOf ? join(stateFolder, name) : stateFolder);
  const open = (name: string): World => {
    if (worldOf && !NAME.test(name)) throw new Error(`“${name}” cannot name a world.`);
    const known = opened.get(name) ?? openWorld(name, folderOf(name));
    opened.set(name, known);
    return known.world;
  };
  for (const name of worldOf ? foldersWith(file, stateFolder) : [ONLY]) open(name);
  return {
    of: (c) => open(worldOf ? worldOf(c) : ONLY),
    withToken: (token) => [...opened.values()].find(({ world }) => hasToken(world, token))?.world,
    open: (name) => open(worldOf ? name : ONLY),
    holdBody,
    close: async () => void (await Promise.all([...opened.values()].map((each) => each.close()))),
  };
}

const ONLY = "";

/** A name becomes the name of a folder. */
const NAME = /^\w{1,80}$/;

function foldersWith(file: string, stateFolder: string | undefined): readonly string[] {
  if (stateFolder === undefined || !existsSync(stateFolder)) return [];
  return readdirSync(stateFolder, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && NAME.test(entry.name) && existsSync(join(stateFolder, entry.name, file)),
    )
    .map(({ name }) => name);
}
