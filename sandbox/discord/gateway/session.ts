import type { WebSocket } from "ws";

/** One session of a bot: what it was sent, so that a new connection can carry on. */
export type Session = {
  readonly id: string;
  readonly appId: string;
  readonly intents: number;
  seq: number;
  /** The last payloads, oldest first, for a connection that resumes. */
  readonly sent: Payload[];
  socket: WebSocket | null;
  /** The address of the sandbox as the bot knows it, for the addresses of files. */
  base: string;
  /** When its connection ended. */
  lostAt: number | null;
  /** An event that waits until the next one has passed it. */
  held: Held | null;
};
export type Held = { readonly t: string; readonly d: object; readonly timer: NodeJS.Timeout };
export type Payload = { readonly op: 0; readonly t: string; readonly s: number; readonly d: object };

/** The number of payloads that a session remembers. */
const KEPT = 2_000;

/** Gives an event its number, keeps it and sends it when there is a connection. */
export function send(session: Session, t: string, d: object): void {
  session.seq += 1;
  const payload: Payload = { op: 0, t, s: session.seq, d };
  session.sent.push(payload);
  if (session.sent.length > KEPT * 1.2) session.sent.splice(0, session.sent.length - KEPT);
  write(session, payload);
}

/** Writes a payload to the connection, if there is one. */
export function write(session: Session, payload: object): void {
  if (session.socket?.readyState === OPEN) session.socket.send(JSON.stringify(payload));
}

const OPEN = 1;

/** Returns what a connection has missed since a number; null when it is not kept any more. */
export function missedSince(session: Session, seq: number): readonly Payload[] | null {
  if (seq > session.seq) return null;
  const first = session.sent[0]?.s ?? session.seq + 1;
  return seq < first - 1 ? null : session.sent.filter(({ s }) => s > seq);
}
