import type { WebSocket } from "ws";
import type { World } from "../world.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import type { Session } from "./session.ts";

/** One connection of a bot's program, before and after it has said who it is. */
export type Connection = {
  readonly worlds: DiscordWorlds;
  readonly socket: WebSocket;
  readonly base: string;
  /** The address that a later connection resumes at. */
  readonly resumeUrl: string;
  world: World | null;
  session: Session | null;
  /** Whether it has fallen silent without being closed. */
  zombie: boolean;
  beatAt: number;
  /** The times of what it sent in the last minute. */
  received: number[];
};

/** The codes that Discord closes a connection with. */
export const CLOSE = {
  unknownOpcode: [4001, "Unknown opcode."],
  decodeError: [4002, "Error while decoding payload."],
  notAuthenticated: [4003, "Not authenticated."],
  authenticationFailed: [4004, "Authentication failed."],
  alreadyAuthenticated: [4005, "Already authenticated."],
  invalidSeq: [4007, "Invalid seq."],
  rateLimited: [4008, "Rate limited."],
  timedOut: [4009, "Session timed out."],
  invalidShard: [4010, "Invalid shard."],
  invalidVersion: [4012, "Invalid API version."],
  invalidIntents: [4013, "Invalid intent(s)."],
  disallowedIntents: [4014, "Disallowed intent(s)."],
} as const;

/** Closes a connection with one of Discord's codes. */
export function close({ socket }: Connection, [code, reason]: readonly [number, string]): void {
  socket.close(code, reason);
}

/** Writes a payload to this connection, whatever session it has. */
export function reply({ socket }: Connection, payload: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
}
