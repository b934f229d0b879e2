import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { CLOSE, close, reply, type Connection } from "./connection.ts";
import { receive } from "./receive.ts";

/** Takes over a request to upgrade. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
export type Gateway = { readonly upgrade: Upgrade; close(): void };

/** Creates the gateway: HELLO, then whatever the program sends. */
export function openGateway(worlds: DiscordWorlds, heartbeatMs: number): Gateway {
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  const upgrade: Upgrade = (request, socket, head) => {
    // Whoever connects chooses both, and a name of a host can make no sense.
    const url = URL.parse(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
    if (!url) return void socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    const found = /^(.*)\/gateway(\/resume)?\/?$/.exec(url.pathname);
    if (!found) return void socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    server.handleUpgrade(request, socket, head, (opened) => {
      const base = `${url.origin}${found[1] ?? ""}`;
      greet(worlds, opened, { base, query: url.searchParams, heartbeatMs });
    });
  };
  return {
    upgrade,
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

type Greeting = { readonly base: string; readonly query: URLSearchParams; readonly heartbeatMs: number };

function greet(worlds: DiscordWorlds, socket: WebSocket, { base, query, heartbeatMs }: Greeting): void {
  const resumeUrl = `${base.replace(/^http/, "ws")}/gateway/resume`;
  const connection: Connection = {
    worlds,
    socket,
    base,
    resumeUrl,
    world: null,
    session: null,
    zombie: false,
    beatAt: Date.now(),
    received: [],
  };
  socket.on("error", () => socket.terminate());
  if (!["9", "10"].includes(query.get("v") ?? "10")) return close(connection, CLOSE.invalidVersion);
  // ETF and compression are not played.
  if ((query.get("encoding") ?? "json") !== "json" || query.has("compress"))
    return close(connection, CLOSE.decodeError);
  reply(connection, {
    op: 10,
    s: null,
    t: null,
    d: { heartbeat_interval: heartbeatMs, _trace: ["sandbox"] },
  });
  const watch = setInterval(() => checkBeat(connection, heartbeatMs), heartbeatMs).unref();
  socket.on("message", (data, binary) => {
    receive(connection, binary ? null : textOf(data));
  });
  socket.on("close", (code) => {
    clearInterval(watch);
    leave(connection, code);
  });
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}

function checkBeat(connection: Connection, heartbeatMs: number): void {
  if (Date.now() - connection.beatAt > heartbeatMs * 2) close(connection, CLOSE.timedOut);
}

/** A program that says goodbye ends its session; one whose line breaks may come back to it. */
function leave({ session, socket, world }: Connection, code: number): void {
  if (!session || !world || (session.socket !== null && session.socket !== socket)) return;
  session.socket = null;
  session.lostAt = Date.now();
  if (code === 1000 || code === 1001) world.sessions.delete(session.id);
}
