import type { App, World } from "../world.ts";

/** Ends every session of a bot with one of Discord's codes; none can be resumed. */
export function closeSessions(world: World, app: App, [code, reason]: readonly [number, string]): void {
  for (const session of world.sessions.values()) {
    if (session.appId !== app.id) continue;
    world.sessions.delete(session.id);
    session.socket?.close(code, reason);
  }
}
