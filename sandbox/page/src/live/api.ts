/** The base path of the control API. */
export const CONTROL = `${import.meta.env.BASE_URL}telegram/control`;

export const fileAddress = (fileId: string): string => `${CONTROL}/files/${encodeURIComponent(fileId)}`;

/** Calls the control API; throws with the message of a refusal. */
export async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${CONTROL}${path}`, {
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
