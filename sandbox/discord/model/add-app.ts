import { noFaults } from "../../stage/faults.ts";
import { tellPages } from "../tell-pages.ts";
import { type App, type World } from "../world.ts";
import { addUser } from "./add-user.ts";

type NewApp = {
  readonly id: string;
  readonly token: string;
  readonly name: string;
  readonly username: string;
};

/** Adds an application with its bot. Every intent is switched on. */
export function addApp(world: World, { id, token, name, username }: NewApp): App {
  const app: App = {
    id,
    token,
    name,
    revoked: false,
    intents: { members: true, presences: true, messageContent: true },
    commands: new Map(),
    made: { since: 0, commands: 0 },
    blockedBy: new Set(),
    faults: noFaults(),
    sends: [],
    wire: [],
    identified: [],
    nonces: new Map(),
  };
  world.apps.set(token, app);
  addUser(world, { id, username, globalName: name, bot: true });
  tellPages(world, () => ({ kind: "accounts" }));
  return app;
}
