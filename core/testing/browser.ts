import type { Hono } from "hono";
import type { HubEnv } from "../access/index.ts";

/** An answer, read. */
export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** A browser on a page of the hub's own: it keeps cookies and names its origin. */
export type Browser = {
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Signs in or throws; the browser then is that person. */
  signIn(person: { readonly email: string; readonly password: string }): Promise<void>;
  cookie(): string;
};

/** Opens a browser on an app in this process. */
export function openBrowser(app: Hono<HubEnv>, origin: string): Browser {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const request: Browser["request"] = async (method, path, body, headers = {}) => {
    const sent = new Headers({
      origin,
      ...(jar.size > 0 ? { cookie: cookie() } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    });
    const response = await app.request(path, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    keep(jar, response.headers);
    return { status: response.status, headers: response.headers, body: read(await response.text()) };
  };
  const signIn: Browser["signIn"] = async ({ email, password }) => {
    const answer = await request("POST", "/api/auth/sign-in/email", { email, password });
    if (answer.status !== 204)
      throw new Error(`Signing in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  return { request, signIn, cookie };
}

function keep(jar: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
