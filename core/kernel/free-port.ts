import { once } from "node:events";
import { createServer } from "node:net";

/** A port nobody listens on at this moment; somebody may, before it is used. */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, "listening");
  const address = probe.address();
  const closed = once(probe, "close");
  probe.close();
  await closed;
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}
