import { request, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

export type Answered = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
};

/** Sends a request as it is told, whatever no browser and no `fetch` would send: any Host, any length. */
export async function sendRaw(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders = {},
  body?: string | Uint8Array,
): Promise<Answered> {
  const sent = request(url, { method, headers, agent: false });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once("response", resolve).once("error", reject);
  });
  sent.end(body);
  const response = await answer;
  // A refused body breaks the connection behind the answer.
  sent.on("error", () => {});
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
}

/** Begins a request and its body, which never ends; the answer's status, or null when there is none yet. */
export function stall(url: string, headers: OutgoingHttpHeaders, beginning: string) {
  const sent = request(url, { method: "POST", headers, agent: false });
  const answered: { status: number | null } = { status: null };
  sent.on("response", (response) => {
    answered.status = response.statusCode ?? 0;
    response.resume().on("error", () => {});
  });
  sent.on("error", () => {});
  sent.write(beginning);
  return { answered, hangUp: () => sent.destroy() };
}
