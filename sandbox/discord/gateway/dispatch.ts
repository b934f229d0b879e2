import { chooseFault } from "../../stage/faults.ts";
import { logWire } from "../../stage/wire-log.ts";
import { may } from "../permissions/permissions-in.ts";
import type { Viewer } from "../present/viewer.ts";
import type { App, World } from "../world.ts";
import { INTENT, intentsFor } from "./intents.ts";
import { EVENT_FAULTS } from "../fault-kinds.ts";
import { send, write, type Session } from "./session.ts";

export type Event = {
  readonly t: string;
  readonly guildId: string | null;
  /** Only who may see this channel gets it. */
  readonly channelId?: string;
  /** Only this application gets it. */
  readonly appId?: string;
  /** Whether sessions get it whatever they asked for. */
  readonly anyIntent?: boolean;
  /** Makes the data for one session. */
  readonly d: (viewer: Viewer) => object;
};

/** Sends an event to every session whose bot is there and whose intents ask for it. */
export function dispatch(world: World, event: Event): void {
  world.revision += 1;
  forgetStale(world);
  for (const session of world.sessions.values()) {
    const app = appOf(world, session.appId);
    if (app && wants(world, session, app, event)) sendUnderFaults(world, session, app, event);
  }
}

/** Sessions that nobody resumed in time need no events. */
function forgetStale({ sessions, limits }: World): void {
  for (const { id, lostAt } of sessions.values())
    if (lostAt !== null && Date.now() - lostAt > limits.sessionMs) sessions.delete(id);
}

/** Returns the application of an id. */
export const appOf = (world: World, id: string): App | undefined =>
  [...world.apps.values()].find((app) => app.id === id);

/** Returns how a session sees the world. */
export const viewerOf = (session: Session, app: App): Viewer => ({
  app,
  base: session.base,
  readsContent: (session.intents & INTENT.MESSAGE_CONTENT) !== 0,
});

function wants(
  world: World,
  session: Session,
  app: App,
  { t, guildId, channelId, appId, anyIntent }: Event,
): boolean {
  if (appId !== undefined && appId !== app.id) return false;
  if (anyIntent) return true;
  const needed = intentsFor(t)[guildId === null ? "direct" : "guild"];
  if (needed !== 0 && (session.intents & needed) === 0) return false;
  if (appId !== undefined) return true;
  if (channelId === undefined)
    return guildId === null || world.guilds.get(guildId)?.members.has(app.id) === true;
  const channel = world.channels.get(channelId);
  return channel !== undefined && may(world, channel, app.id, "VIEW_CHANNEL");
}

const REORDER_MS = 1000;

function sendUnderFaults(world: World, session: Session, app: App, { t, d }: Event): void {
  const fault = chooseFault(app.faults, EVENT_FAULTS, t.toLowerCase())?.kind ?? null;
  const data = d(viewerOf(session, app));
  logWire(world, app, { kind: "socket", name: t, request: data, status: null, answer: null, ms: 0, fault });
  if (fault === "lost_event") return;
  if (fault === "reorder" && !session.held) return hold(session, t, data);
  // The connection breaks first: whoever resumes gets the event then.
  if (fault === "drop_socket") session.socket?.terminate();
  send(session, t, data);
  if (fault === "duplicate") send(session, t, data);
  if (fault === "reconnect") write(session, { op: 7, s: null, t: null, d: null });
  release(session);
}

function hold(session: Session, t: string, d: object): void {
  session.held = { t, d, timer: setTimeout(() => release(session), REORDER_MS).unref() };
}

function release(session: Session): void {
  const { held } = session;
  session.held = null;
  if (!held) return;
  clearTimeout(held.timer);
  send(session, held.t, held.d);
}
