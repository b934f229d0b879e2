/** Everything the page asks for lies under here. */
export const CONTROL = `${import.meta.env.BASE_URL}telegram/control`;

export const fileAddress = (fileId: string): string => `${CONTROL}/files/${encodeURIComponent(fileId)}`;

/** Asks the control API. A refusal is thrown with the sentence it came with. */
export async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${CONTROL}${path}`, { method, ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }) });
  const text = await answer.text();
  const json = text === "" ? null : JSON.parse(text);
  if (!answer.ok) throw new Error(json?.message ?? `The sandbox answered ${answer.status}.`);
  return json;
}
