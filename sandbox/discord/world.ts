import type { StageAccount, StageWorld } from "../stage/stage-world.ts";
import type { Session } from "./gateway/session.ts";
import type { Channel, Guild } from "./places.ts";
import type { Interaction, StoredFile } from "./stored.ts";
import type { Command } from "./wire.ts";

export { CHANNEL } from "./places.ts";
export type * from "./places.ts";
export type * from "./posts.ts";
export type * from "./stored.ts";

/** The state in memory of one world: everything on the platform that its applications can meet. */
export type World = StageWorld & {
  /** By token. */
  readonly apps: Map<string, App>;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  /** Channels of guilds, threads and direct messages. */
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  readonly sessions: Map<string, Session>;
  readonly limits: Limits;
  /** Signs the addresses of files. */
  fileKey: string;
};

export type Limits = {
  readonly wire: number;
  readonly sends: number;
  readonly heartbeatMs: number;
  /** The least time between two identifications. */
  readonly identifyMs: number;
  /** How long a session without a connection can be resumed. */
  readonly sessionMs: number;
  /** How long a nonce is remembered. */
  readonly nonceMs: number;
  /** How long an interaction waits for its first response. */
  readonly responseMs: number;
  /** How long an interaction's token can be used. */
  readonly tokenMs: number;
  readonly fileMs: number;
  /** How many new commands an application may make in a day. */
  readonly commandsADay: number;
  /** How many threads of a new server may be active at once. */
  readonly activeThreads: number;
  /** Calls of one route in one place, such as five messages in five seconds. */
  readonly rate: { readonly calls: number; readonly ms: number };
};

export type User = {
  readonly id: string;
  username: string;
  globalName: string | null;
  readonly bot: boolean;
};

export type App = StageAccount<RecordedSend> & {
  /** The id of the application and of its bot. */
  readonly id: string;
  readonly token: string;
  name: string;
  revoked: boolean;
  /** Which privileged intents are switched on in the developer portal. */
  readonly intents: { members: boolean; presences: boolean; messageContent: boolean };
  /** By guild; global ones under an empty name. */
  readonly commands: Map<string, readonly Command[]>;
  /** New commands of this day. */
  made: { readonly since: number; readonly commands: number };
  /** People who take no direct messages of this bot. */
  readonly blockedBy: Set<string>;
  /** The times of identifications, newest last. */
  readonly identified: number[];
  /** Remembered nonces, by author and nonce. */
  readonly nonces: Map<
    string,
    { readonly channelId: string; readonly messageId: string; readonly at: number }
  >;
};

export type RecordedSend = {
  readonly method: string;
  readonly channel_id: string;
  readonly message_id: string;
  readonly text: string;
  readonly nonce: string | number | null;
  readonly at: string;
};
