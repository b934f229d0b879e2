import { chooseFault } from "../../stage/faults.ts";
import { isRecord } from "../wire.ts";
import { CLOSE, close, reply, type Connection } from "./connection.ts";
import { appOf } from "./dispatch.ts";
import { identify } from "./identify.ts";
import { requestMembers } from "./request-members.ts";
import { resume } from "./resume.ts";

/** Handles what a program sends over its connection. Null is a message that is no text. */
export function receive(connection: Connection, text: string | null): void {
  if (isTooFast(connection)) return close(connection, CLOSE.rateLimited);
  const payload = text === null || text.length > MAX_BYTES ? null : parse(text);
  if (!payload) return close(connection, CLOSE.decodeError);
  const { op, d } = payload;
  if (op === 1) return heartbeat(connection);
  if (op === 2) return identify(connection, d);
  if (op === 6) return resume(connection, d);
  if (!connection.session) return close(connection, CLOSE.notAuthenticated);
  if (op === 8) return requestMembers(connection, d);
  // Presence and voice change nothing here.
  if (op !== 3 && op !== 4) close(connection, CLOSE.unknownOpcode);
}

const MAX_BYTES = 4096;
const MAX_A_MINUTE = 120;

function isTooFast(connection: Connection): boolean {
  const since = Date.now() - 60_000;
  connection.received = [...connection.received.filter((at) => at > since), Date.now()];
  return connection.received.length > MAX_A_MINUTE;
}

function parse(text: string): { readonly op: unknown; readonly d: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { op: value.op, d: value.d } : null;
  } catch {
    return null;
  }
}

/** Acknowledges, unless the connection is to fall silent: then events wait for whoever resumes. */
function heartbeat(connection: Connection): void {
  const { session, world } = connection;
  connection.beatAt = Date.now();
  const app = session && world ? appOf(world, session.appId) : undefined;
  if (session && app && chooseFault(app.faults, ["silent_socket"], "heartbeat")) {
    connection.zombie = true;
    session.socket = null;
    session.lostAt = Date.now();
  }
  if (!connection.zombie) reply(connection, { op: 11, s: null, t: null, d: null });
}
