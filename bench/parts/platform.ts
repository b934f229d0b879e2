import { createServer } from "node:net";
import { clock } from "./clock.ts";

/**
 * A receiver shaped like the Bot API's sendMessage and nothing more, a process of its own: both sides of a bench send here.
 * Written on sockets, because it must take as little of the machine as it can. Says its port on standard output.
 */
let accepted = 0;
/** When a chat was last replied to, by the machine's clock, until it is asked for. */
const replied = new Map<string, number>();

const server = createServer({ noDelay: true }, (socket) => {
  let heard = "";
  socket.setEncoding("latin1");
  socket.on("error", () => socket.destroy());
  socket.on("data", (piece: string) => {
    heard += piece;
    for (let end = endOf(heard); end > 0; end = endOf(heard)) {
      socket.write(answerTo(heard.slice(0, end)));
      heard = heard.slice(end);
    }
  });
});

/** Where the first request in the text ends; 0 while it is not whole. */
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
  if (request.startsWith("GET /count")) return answerWith(JSON.stringify({ accepted }));
  if (request.startsWith("GET /replies")) return answerWith(takeReplies());
  accepted += 1;
  const chat = /"chat_id":"?(-?\d+)/.exec(request)?.[1] ?? "0";
  replied.set(chat, clock());
  return answerWith(
    `{"ok":true,"result":{"message_id":${1_000_000 + accepted},"date":${Math.floor(Date.now() / 1_000)},"chat":{"id":${chat},"type":"private"}}}`,
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
