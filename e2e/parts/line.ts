import { createServer, request } from "node:http";
import { once } from "node:events";
import type { Socket } from "node:net";

/** A browser's way to the hub that can be cut, as a cable can: open streams break, and nothing new comes through. */
export type CableLine = {
  /** For a browser context's `proxy`. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** Opens a forward proxy on a free port. */
export async function openLine(): Promise<CableLine> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((asked, answer) => {
    const onward = request(asked.url ?? "", { method: asked.method, headers: asked.headers }, (told) => {
      answer.writeHead(told.statusCode ?? 502, told.headers);
      answer.flushHeaders();
      told.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  server.on("connection", (socket) => {
    if (isCut) return socket.destroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const drop = () => sockets.forEach((socket) => socket.destroy());
  return {
    // The browser would go straight to its own machine otherwise.
    proxy: {
      server: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
      bypass: "<-loopback>",
    },
    cut() {
      isCut = true;
      drop();
    },
    mend() {
      isCut = false;
    },
    async close() {
      const closed = once(server, "close");
      drop();
      server.close();
      await closed;
    },
  };
}
