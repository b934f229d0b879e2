import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A wire between a test and a real server that the test can cut and mend. */
export type Wire = {
  /** The server's address with this wire in between. */
  url: string;
  /** Drops every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Lets connections through again. */
  mend(): Promise<void>;
};

/** Lays a wire to the server of a `redis://` or `postgres://` address; the test cuts it when it is done. */
export async function layWire(target: string): Promise<Wire> {
  const { hostname, port: farPort } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => join(socket, connect(Number(farPort), hostname), sockets));
  await listen(server, 0);
  const port = portOf(server);
  return {
    url: target.replace(`${hostname}:${farPort}`, `127.0.0.1:${port}`),
    cut: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    mend: () => listen(server, port),
  };
}

function join(near: Socket, far: Socket, sockets: Set<Socket>): void {
  for (const [from, to] of [[near, far], [far, near]] as const) {
    sockets.add(from);
    from.pipe(to);
    from.on("error", () => to.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("A wire listens on a TCP port.");
  return address.port;
}
