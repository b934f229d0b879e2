import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A wire between a test and a real server that the test can cut and mend; it holds no process open. */
export type Wire = {
  /** The server's address with this wire in between. */
  url: string;
  /** Drops every connection, and new ones as they come. */
  cut(): void;
  /** Lets connections through again. */
  mend(): void;
};

/** Lays a wire to the server of a `redis://` or `postgres://` address. */
export async function layWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let whole = true;
  // Cut, it still listens: a port given up may be somebody else's when the wire is mended.
  const server = createServer((socket) => {
    if (whole) join(socket, connect(Number(port), hostname), sockets);
    else socket.destroy();
  });
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  return {
    url: target.replace(`${hostname}:${port}`, `127.0.0.1:${portOf(server)}`),
    cut: () => {
      whole = false;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      whole = true;
    },
  };
}

function join(near: Socket, far: Socket, sockets: Set<Socket>): void {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(from);
    from.pipe(to);
    from.on("error", () => to.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("A wire listens on a TCP port.");
  return address.port;
}
