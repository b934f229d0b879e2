import { databaseBusy } from "./as-unavailable.ts";

/** Waits for one of the connections that an organization may hold, and returns what gives it back. */
export type OrganizationShare = (organizationId: string) => Promise<() => void>;

/** What an organization may hold of a pool's connections: the others always leave some. */
const SHARE = 3 / 4;

type Line = { held: number; readonly waiting: (() => void)[] };

/**
 * Bounds the connections of one organization, so that its slow requests leave the others some of the pool. Throws
 * `database_busy` where none comes free in time.
 */
export function shareConnections(size: number, patienceMs: number): OrganizationShare {
  const most = Math.max(1, Math.floor(size * SHARE));
  const lines = new Map<string, Line>();
  const release = (organizationId: string, line: Line) => {
    const next = line.waiting.shift();
    if (next) return next();
    line.held -= 1;
    if (line.held === 0) lines.delete(organizationId);
  };
  return async (organizationId) => {
    const line = lines.get(organizationId) ?? { held: 0, waiting: [] };
    lines.set(organizationId, line);
    if (line.held < most) line.held += 1;
    else await inLine(line, patienceMs);
    return () => release(organizationId, line);
  };
}

/** Whoever gives a connection back hands it to the first in line, which holds as many as before. */
function inLine({ waiting }: Line, patienceMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const begin = () => {
    clearTimeout(timer);
    resolve();
  };
  const timer = setTimeout(() => {
    waiting.splice(waiting.indexOf(begin), 1);
    reject(databaseBusy());
  }, patienceMs);
  waiting.push(begin);
  return promise;
}
