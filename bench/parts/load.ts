import { connect, type Socket } from "node:net";

/**
 * The load generator, in its own process. Each connection is a plain socket that posts the next webhook once the last
 * has its response. On two cores an HTTP client would take the hub's share. It reads the order from the command line
 * and prints the result, both as JSON.
 */
export type Order = {
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  readonly connections: number;
  /** Chats are numbered from `firstChat`; messages are dealt to them in turn, numbered from `firstNumber` within each. */
  readonly chats: number;
  readonly firstChat: number;
  readonly firstNumber: number;
  readonly text: string;
  /** Stops after this many messages or seconds. */
  readonly messages?: number;
  readonly seconds?: number;
};

export type Load = {
  readonly answered: number;
  readonly refused: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
};

const order: Order = JSON.parse(process.argv[2] ?? "{}");
const limit = order.messages ?? Number.POSITIVE_INFINITY;
const until = performance.now() + (order.seconds ?? 3_600) * 1_000;
const began = performance.now();
const took: number[] = [];
let [taken, refused] = [0, 0];

await Promise.all(Array.from({ length: order.connections }, drive));
const seconds = (performance.now() - began) / 1_000;
took.sort((a, b) => a - b);
const load: Load = {
  answered: took.length,
  refused,
  seconds,
  p50: took[Math.floor(took.length * 0.5)] ?? 0,
  p99: took[Math.floor(took.length * 0.99)] ?? 0,
};
process.stdout.write(JSON.stringify(load));

function drive(): Promise<void> {
  const socket = connect({ port: order.port, host: "127.0.0.1", noDelay: true });
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let received = "";
    socket.setEncoding("latin1");
    socket.on("error", reject);
    socket.on("connect", () => void (sentAt = next(socket, resolve)));
    socket.on("data", (piece: string) => {
      received += piece;
      if (!isWhole(received)) return;
      took.push(performance.now() - sentAt);
      if (!received.startsWith("HTTP/1.1 200")) refused += 1;
      received = "";
      sentAt = next(socket, resolve);
    });
  });
}

/** Sends the next webhook, or closes the socket when there is none. */
function next(socket: Socket, done: () => void): number {
  const now = performance.now();
  if (taken >= limit || now >= until) {
    socket.end();
    done();
    return now;
  }
  socket.write(requestOf(taken));
  taken += 1;
  return now;
}

function requestOf(index: number): string {
  const chat = order.firstChat + (index % order.chats);
  const number = order.firstNumber + Math.floor(index / order.chats);
  const sender = `"id":${chat},"first_name":"Customer ${chat}","username":"customer_${chat}","language_code":"en"`;
  const body = `{"update_id":${chat * 100_000 + number},"message":{"message_id":${number},"from":{${sender},"is_bot":false},"chat":{${sender},"type":"private"},"date":${1_795_253_400 + number},"text":"${order.text}"}}`;
  return `POST ${order.path} HTTP/1.1\r\nhost: 127.0.0.1:${order.port}\r\ncontent-type: application/json\r\nx-telegram-bot-api-secret-token: ${order.secret}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Nothing is pipelined, so a response ends where the received text ends. */
function isWhole(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(text);
  return length
    ? text.length >= end + 4 + Number(length[1])
    : !/transfer-encoding: chunked/i.test(text) || text.endsWith("0\r\n\r\n");
}
