import type { App, World } from "../world.ts";
import { write } from "./session.ts";

/** Disturbs a bot's connections at once: breaks them, asks for new ones, or calls their sessions invalid. */
export function disturb(
  world: World,
  app: App,
  kind: "drop" | "reconnect" | "invalidate",
  resumable: boolean,
): void {
  for (const session of world.sessions.values()) {
    if (session.appId !== app.id) continue;
    if (kind === "reconnect") write(session, { op: 7, s: null, t: null, d: null });
    if (kind === "invalidate") write(session, { op: 9, s: null, t: null, d: resumable });
    if (kind === "invalidate" && !resumable) world.sessions.delete(session.id);
    if (kind === "drop") session.socket?.terminate();
  }
}
