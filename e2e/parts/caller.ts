/** A response of the hub with its unparsed body. */
export type ApiResponse = { readonly status: number; readonly text: string };

/** A signed-in user who calls the API of a running hub; `path` is below `/api`. */
export type Caller = {
  ask(method: string, path: string, body?: unknown): Promise<ApiResponse>;
  /** Uploads a file and returns its id. */
  upload(fileName: string, content: string): Promise<string>;
  /** Yields the text of the live stream until `signal` ends it. */
  listen(path: string, signal: AbortSignal): AsyncIterable<string>;
};

/** Signs in over HTTP or throws. */
export async function callerOf(
  hubUrl: string,
  person: { readonly email: string; readonly password: string },
): Promise<Caller> {
  const origin = hubUrl.replace("127.0.0.1", "localhost");
  const send = (
    path: string,
    init: RequestInit,
    cookie = "",
    type: Record<string, string> = { "content-type": "application/json" },
  ) => fetch(`${hubUrl}/api${path}`, { ...init, headers: { origin, cookie, ...type } });
  const answer = await send("/auth/sign-in/email", {
    method: "POST",
    body: JSON.stringify({ email: person.email, password: person.password }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return {
    async ask(method, path, body) {
      const response = await send(
        path,
        { method: method.toUpperCase(), ...(body !== undefined && { body: JSON.stringify(body) }) },
        cookie,
      );
      return { status: response.status, text: await response.text() };
    },
    async upload(fileName, content) {
      const form = new FormData();
      form.append("file", new File([content], fileName));
      const response = await send("/attachments", { method: "POST", body: form }, cookie, {});
      return String(Object(await response.json()).id);
    },
    async *listen(path, signal) {
      const { body } = await send(path, { signal }, cookie);
      for await (const piece of (body ?? new Blob().stream()).pipeThrough(new TextDecoderStream()))
        yield piece;
    },
  };
}
