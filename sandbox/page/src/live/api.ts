import { state } from "./state.ts";

/** The base path of a platform's control API. */
const controlOf = (kind: string): string => `${import.meta.env.BASE_URL}${kind}/control`;

/** The address of the stream of an account. */
export const streamAddress = (kind: string, account: string): string =>
  `${controlOf(kind)}/accounts/${encodeURIComponent(account)}/events`;

export const fileAddress = (file: string): string =>
  `${controlOf(state.kind)}/files/${encodeURIComponent(file)}`;

/** Calls the control API of the open platform; throws with the message of a refusal. */
export const ask = <T>(method: string, path: string, body?: object): Promise<T> =>
  call(method, `${controlOf(state.kind)}${path}`, body);

/** Calls the sandbox itself, which knows the platforms. */
export const askSandbox = <T>(method: string, path: string): Promise<T> =>
  call(method, `${import.meta.env.BASE_URL}${path}`);

async function call<T>(method: string, address: string, body?: object): Promise<T> {
  const answer = await fetch(address, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(sentenceIn(answer, text));
  const json: T = text === "" ? null : JSON.parse(text);
  return json;
}

function sentenceIn(answer: Response, text: string): string {
  const refusal: { readonly message?: string } = answer.headers.get("content-type")?.includes("json")
    ? JSON.parse(text)
    : {};
  return refusal.message ?? `Something went wrong (${answer.status}). Reload the page.`;
}
