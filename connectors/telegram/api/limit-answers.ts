import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import { LimitExceeded, readLimited } from "../../../core/kernel/limited-response.ts";
import { unsafeCast } from "../../../core/kernel/trust.ts";

/**
 * Bytes that an answer of the Bot API has at most, unpacked. A hundred updates, each as long as Telegram allows, have
 * less.
 */
export const ANSWER_MAX = 10_000_000;

type AddRequest = (request: ClientRequest, ...rest: readonly unknown[]) => void;

/**
 * Makes an agent give up an answer beyond `ANSWER_MAX`. It asks for answers that are not packed and gives up packed
 * ones, because a few bytes unpack to any number. Clients such as telegraf's have no limit of their own.
 */
export function limitAnswers<A extends Agent>(agent: A): A {
  const { addRequest } = unsafeCast<{ readonly addRequest: AddRequest }>(agent);
  const limited: AddRequest = (request, ...rest) => {
    request.setHeader("accept-encoding", "identity");
    request.once("response", (response) => watch(request, response));
    addRequest.call(agent, request, ...rest);
  };
  return Object.assign(agent, { addRequest: limited });
}

function watch(request: ClientRequest, response: IncomingMessage): void {
  const packing = response.headers["content-encoding"] ?? "identity";
  if (packing !== "identity") return void request.destroy(new LimitExceeded("The answer is packed."));
  let size = 0;
  response.on("data", (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size > ANSWER_MAX) request.destroy(new LimitExceeded("The answer is too large."));
  });
}

/** Reads the JSON body of an answer to `fetch` within `ANSWER_MAX`. */
export async function readAnswer(response: Response): Promise<unknown> {
  return JSON.parse((await readLimited(response, ANSWER_MAX)).toString());
}
