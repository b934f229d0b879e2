import { createServer } from "node:net";
import { clock } from "./clock.ts";

/**
 * A receiver with the Bot API's sendMessage alone, in its own process. Both sides of a bench send to it. It uses plain
 * sockets to take little of the machine, and prints its port.
 */
let sends = 0;
/** When each chat last got a reply, by the machine's clock, since the last request for it. */
const replied = new Map<string, number>();

const server = createServer({ noDelay: true }, (socket) => {
  let received = "";
  socket.setEncoding("latin1");
  socket.on("error", () => socket.destroy());
  socket.on("data", (piece: string) => {
    received += piece;
    for (let end = endOf(received); end > 0; end = endOf(received)) {
      socket.write(answerTo(received.slice(0, end)));
      received = received.slice(end);
    }
  });
});

/** Returns where the first request in the text ends; 0 while it is incomplete. */
function endOf(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return 0;
  const chunked = /transfer-encoding: chunked/i.test(text.slice(0, head));
  if (chunked) {
    const last = text.indexOf("\r\n0\r\n\r\n", head);
    return last < 0 ? 0 : last + 7;
  }
  const end = head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
  return text.length >= end ? end : 0;
}

function answerTo(request: string): string {
  if (request.startsWith("GET /count")) return answerWith(JSON.stringify({ received: sends }));
  if (request.startsWith("GET /replies")) return answerWith(takeReplies());
  sends += 1;
  const chat = /"chat_id":"?(-?\d+)/.exec(request)?.[1] ?? "0";
  replied.set(chat, clock());
  return answerWith(
    `{"ok":true,"result":{"message_id":${1_000_000 + sends},"date":${Math.floor(Date.now() / 1_000)},"chat":{"id":${chat},"type":"private"}}}`,
  );
}

function takeReplies(): string {
  const taken = JSON.stringify([...replied]);
  replied.clear();
  return taken;
}

const answerWith = (body: string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : 0}\n`);
});
