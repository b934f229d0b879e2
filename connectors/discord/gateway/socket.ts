import type { WebSocketManager } from "@discordjs/ws";
import { errorMessage } from "../../../core/kernel/errors.ts";
import type { JsonObject } from "../../../core/kernel/json.ts";
import { unsafeCast } from "../../../core/kernel/trust.ts";
import { SocketFailure } from "./socket-failure.ts";
import { checkAddress } from "./check-address.ts";
import { containFailures } from "./contain-failures.ts";
import { throttleFor } from "./identify-throttle.ts";
import type { Session } from "./state.ts";

/** One dispatch as it came from the socket. `session` is the id of the session that `s` counts in. */
export type Heard = {
  readonly t: string;
  readonly s: number;
  readonly d: JsonObject;
  readonly shard: number;
};

export type SocketOptions = {
  readonly token: string;
  readonly intents: number;
  /** Discord's answer to where the gateway is. */
  readonly information: GatewayInformation;
  readonly privateHosts: readonly string[] | undefined;
  /** Sessions to resume, by shard. */
  readonly sessions: ReadonlyMap<number, Session>;
  readonly onDispatch: (heard: Heard) => void;
  /** Called when Discord answered a heartbeat: until then nothing is missing. */
  readonly onBeat: () => void;
  /** Called with the session that a shard has now, before the dispatches that count in it; null once it is lost. */
  readonly onSession: (shard: number, session: Session | null) => void;
};

export type GatewayInformation = {
  readonly url: string;
  readonly shards: number;
  readonly session_start_limit: {
    readonly total: number;
    readonly remaining: number;
    readonly reset_after: number;
    readonly max_concurrency: number;
  };
};

export type Socket = {
  /** Rejects with why the connection cannot go on; never resolves. */
  readonly failure: Promise<never>;
  /** Closes so that another process can resume the sessions. Resolves once no socket is open. */
  close(): Promise<void>;
};

const NEVER = new Promise<never>(() => {});

/** Opens the shards of a bot. The library keeps them beating and resumes what Discord lets it resume. */
export async function openSocket(options: SocketOptions): Promise<Socket> {
  const { SimpleShardingStrategy, WebSocketManager, WebSocketShardStatus, SimpleIdentifyThrottler } =
    await import("@discordjs/ws");
  const { promise: failure, reject: fail } = Promise.withResolvers<never>();
  // Whoever closes before anything failed does not wait for it.
  failure.catch(() => {});
  const sessions = new Map(options.sessions);
  let isClosing = false;
  const manager = new WebSocketManager({
    token: options.token,
    intents: unsafeCast<WebSocketManager["options"]["intents"]>(options.intents),
    version: "10",
    rest: unsafeCast<WebSocketManager["options"]["rest"]>({ get: async () => options.information }),
    buildIdentifyThrottler: () =>
      throttleFor(
        `${options.token} ${options.information.url}`,
        () => new SimpleIdentifyThrottler(options.information.session_start_limit.max_concurrency),
      ),
    buildStrategy: (owner) =>
      containFailures(new SimpleShardingStrategy(owner), (error) =>
        fail(new SocketFailure(null, errorMessage(error))),
      ),
    async retrieveSessionInfo(shardId) {
      // A shard that was about to connect again stays where it is.
      if (isClosing) return NEVER;
      const session = sessions.get(shardId);
      // The library asks with every dispatch, and connects only while a shard is idle.
      if ((await manager.fetchStatus()).get(shardId) === WebSocketShardStatus.Idle)
        await checkAddress(session?.url ?? options.information.url, options.privateHosts);
      if (!session) return null;
      return {
        shardId,
        sessionId: session.id,
        sequence: session.seq,
        resumeURL: session.url,
        shardCount: session.shards,
      };
    },
    updateSessionInfo(shardId, info) {
      if (isClosing) return;
      const next = info && {
        id: info.sessionId,
        seq: info.sequence,
        url: info.resumeURL,
        shards: info.shardCount,
      };
      const known = sessions.get(shardId);
      if (next) sessions.set(shardId, next);
      else sessions.delete(shardId);
      if (next?.id !== known?.id) options.onSession(shardId, next);
    },
  });
  listen(manager, options, fail, () => isClosing);
  const close = async () => {
    isClosing = true;
    await closeAll(manager);
  };
  manager.connect().catch((error: unknown) => fail(new SocketFailure(null, errorMessage(error))));
  return { failure, close };
}

function listen(
  manager: WebSocketManager,
  options: SocketOptions,
  fail: (failure: SocketFailure) => void,
  isClosing: () => boolean,
): void {
  manager.on("dispatch", (dispatch, shard) => {
    if (!isClosing()) options.onDispatch({ ...unsafeCast<Omit<Heard, "shard">>(dispatch), shard });
  });
  manager.on("heartbeat", () => {
    if (!isClosing()) options.onBeat();
  });
  manager.on("closed", (...[given]: readonly unknown[]) => {
    const code = Number(given);
    if (FINAL.has(code)) fail(new SocketFailure(code, `Discord closed the connection (${code}).`));
  });
  // The library would connect again twice a second for ever.
  manager.on("socketError", (error) => fail(new SocketFailure(null, errorMessage(error))));
  manager.on("error", (error) => fail(new SocketFailure(null, errorMessage(error))));
}

/** Codes after which no new connection helps: discord.com/developers/docs/topics/opcodes-and-status-codes#gateway. */
const FINAL: ReadonlySet<number> = new Set([4004, 4010, 4011, 4012, 4013, 4014]);

/** Not 1000, after which Discord forgets the session. */
const RESUMABLE = 4200;

const CLOSE_MS = 5_000;

type RawSocket = { onerror: unknown; readonly readyState: number; terminate(): void };
type RawShard = { readonly connection: RawSocket | null };

/** Closes politely, and by force what does not answer or was only just connecting. */
async function closeAll(manager: WebSocketManager): Promise<void> {
  const { shards } = unsafeCast<{ readonly shards: ReadonlyMap<number, RawShard> }>(
    unsafeCast<{ readonly strategy: unknown }>(manager).strategy,
  );
  const sockets = [...shards.values()].flatMap(({ connection }) => connection ?? []);
  await Promise.race([
    Promise.resolve(manager.destroy({ code: RESUMABLE, reason: "Closing" })).catch(() => {
      // What could not be closed is ended below.
    }),
    new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref()),
  ]);
  for (const socket of sockets) {
    socket.onerror = () => {};
    if (socket.readyState !== CLOSED) socket.terminate();
  }
}

const CLOSED = 3;
