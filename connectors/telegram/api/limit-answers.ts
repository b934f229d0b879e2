import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import { unsafeCast } from "../../../core/kernel/trust.ts";

/**
 * Bytes that an answer of the Bot API has at most, unpacked. A hundred updates, each as long as Telegram allows, have
 * less.
 */
export const ANSWER_MAX = 10_000_000;

/** The code of an answer that was given up, which outlives the error itself in some clients. */
export const ANSWER_REFUSED = "ANSWER_REFUSED";

/** Thrown in place of an answer that would fill the memory. The call itself may have been carried out. */
export class AnswerRefused extends Error {
  readonly code = ANSWER_REFUSED;
}

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
  if (packing !== "identity") return void request.destroy(new AnswerRefused("The answer is packed."));
  let size = 0;
  response.on("data", (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size > ANSWER_MAX) request.destroy(new AnswerRefused("The answer is too large."));
  });
}

/** Reads the JSON body of an answer to `fetch` within `ANSWER_MAX`, counted after it was unpacked. */
export async function readAnswer(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels what is still to come.
  for await (const chunk of unsafeCast<AsyncIterable<Uint8Array>>(response.body ?? [])) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX) throw new AnswerRefused("The answer is too large.");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks, size).toString());
}
