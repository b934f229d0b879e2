import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type ScriptedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** `json`: an answer. `silence`: the request is heard and never answered. `reset`: it is heard and the socket torn. */
export type ScriptedAnswer =
  | { readonly json: unknown; readonly status?: number }
  | {
      readonly bytes: Uint8Array;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | "silence"
  | "reset";

export type ScriptedServer = {
  /** `http://127.0.0.1:<port>`, without a slash. */
  readonly origin: string;
  /** What was asked so far, in order. */
  readonly requests: readonly ScriptedRequest[];
  close(): Promise<void>;
};

/** A provider that does what a test tells it to, for the failures that no simulation brings about on its own. */
export async function startScriptedServer(
  answer: (request: ScriptedRequest) => ScriptedAnswer,
): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  const server = createServer((incoming, response) => {
    readRequest(incoming).then(
      (request) => {
        requests.push(request);
        carryOut(answer(request), response);
      },
      // The caller hung up while speaking: there is nobody left to answer.
      () => response.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: originOf(server.address()), requests, close: () => closed(server) };
}

const originOf = (address: string | AddressInfo | null) =>
  typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";

async function readRequest(incoming: IncomingMessage): Promise<ScriptedRequest> {
  return {
    method: incoming.method ?? "",
    url: incoming.url ?? "",
    headers: incoming.headers,
    body: await text(incoming),
  };
}

function carryOut(answer: ScriptedAnswer, response: ServerResponse): void {
  if (answer === "silence") return;
  if (answer === "reset") response.socket?.resetAndDestroy();
  else if ("json" in answer)
    response
      .writeHead(answer.status ?? 200, { "content-type": "application/json" })
      .end(JSON.stringify(answer.json));
  else response.writeHead(answer.status ?? 200, answer.headers).end(answer.bytes);
}

async function closed(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
