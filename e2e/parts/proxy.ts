import { createServer, request } from "node:http";
import { once } from "node:events";
import type { Socket } from "node:net";

/** A proxy between browser and hub that can be cut: open streams break, and new connections fail. */
export type CuttableProxy = {
  /** For a browser context's `proxy`. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** Opens a forward proxy on a free port. */
export async function openProxy(): Promise<CuttableProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((incoming, answer) => {
    const onward = request(
      incoming.url ?? "",
      { method: incoming.method, headers: incoming.headers },
      (upstream) => {
        answer.writeHead(upstream.statusCode ?? 502, upstream.headers);
        answer.flushHeaders();
        upstream.pipe(answer);
      },
    );
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    incoming.pipe(onward);
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
    // Without it the browser would bypass the proxy for its own machine.
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
