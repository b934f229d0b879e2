import { WebSocket } from "ws";

export type Packet = {
  readonly op: number;
  readonly t?: string | null;
  readonly s?: number | null;
  readonly d?: PacketData;
};
/** The fields of events that tests read. */
export type PacketData = {
  readonly content: string;
  readonly session_id: string;
  readonly resume_gateway_url: string;
  readonly guilds: readonly object[];
  readonly channels: readonly { readonly name: string }[];
};
export type GatewayClient = Awaited<ReturnType<typeof openClient>>;

/** Connects to a gateway without a library, and keeps every packet that comes. */
export async function openClient(url: string) {
  const socket = new WebSocket(`${url}?v=10&encoding=json`);
  const packets: Packet[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  let closed: number | null = null;
  socket.on("message", (data) => {
    const packet: Packet = JSON.parse(Buffer.isBuffer(data) ? data.toString() : "null");
    packets.push(packet);
    wake();
  });
  socket.on("close", (code) => {
    closed = code;
    wake();
  });
  const until = <T>(find: () => T | undefined | null): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined || found === null) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  const packet = (is: (packet: Packet) => boolean) => until(() => packets.find(is));
  await packet(({ op }) => op === 10);
  return {
    packets,
    send: (payload: object) => socket.send(JSON.stringify(payload)),
    packet,
    event: (t: string) => packet((each) => each.t === t),
    identify: (token: string, intents: number) =>
      socket.send(
        JSON.stringify({ op: 2, d: { token, intents, properties: { os: "", browser: "", device: "" } } }),
      ),
    closed: () => until(() => closed),
    texts: () => packets.flatMap(({ t, d }) => (t === "MESSAGE_CREATE" && d ? [d.content] : [])),
    close: (code?: number) => socket.close(code),
    terminate: () => socket.terminate(),
  };
}
