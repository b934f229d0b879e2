import type { VisitorThread } from "../../core/visitors/visitor-message.ts";
import type { Memory } from "./memory.ts";
import type { Uploaded } from "./thread.ts";

/** A channel's data that a page may read before the visitor writes. */
export type Appearance = {
  readonly title: string;
  readonly greeting: string;
  readonly colour: string;
  readonly side: "left" | "right";
  readonly askName: boolean;
};

/** The outcome of a request; a network failure is a value as well. `again`: a later try may succeed. */
export type Outcome<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "again" }
  | { readonly kind: "stranger" }
  | { readonly kind: "refused" };

export type Hub = ReturnType<typeof openHub>;

/** Calls the hub: the channel's inbound address and the visitor's own thread. It uses no cookies. */
export function openHub(origin: string, channelId: string, memory: Memory) {
  const inbound = `${origin}/hooks/${channelId}`;
  const base = `${origin}/widget/${channelId}`;
  const headers = (): Record<string, string> =>
    memory.kept.token === null ? {} : { authorization: `Bearer ${memory.kept.token}` };
  const say = (body: object) =>
    call<{ token?: string }>(inbound, {
      method: "POST",
      headers: { ...headers(), "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  let meeting: Promise<Outcome<{ token?: string }>> | null = null;
  return {
    appearance: () => call<Appearance>(`${base}/appearance`, { cache: "default" }),
    thread: (before: string | null) =>
      call<VisitorThread>(`${base}/thread${before === null ? "" : `?before=${encodeURIComponent(before)}`}`, {
        headers: headers(),
      }),
    say,
    /** Requests a token once, however many callers wait. */
    meet: async (): Promise<Outcome<unknown>> => {
      if (memory.kept.token !== null) return { kind: "ok", value: null };
      meeting ??= say({ kind: "hello" }).finally(() => (meeting = null));
      const met = await meeting;
      if (met.kind === "ok" && met.value.token !== undefined) memory.keep({ token: met.value.token });
      return met;
    },
    stream: (lastEventId: string, signal: AbortSignal) =>
      fetch(`${base}/stream`, {
        headers: { ...headers(), accept: "text/event-stream", "last-event-id": lastEventId },
        signal,
        credentials: "omit",
        cache: "no-store",
      }),
    upload: (file: File, progress: (share: number) => void) =>
      upload(`${base}/attachments`, headers(), file, progress),
    absolute: (url: string) => new URL(url, origin).href,
  };
}

async function call<T>(url: string, init: RequestInit): Promise<Outcome<T>> {
  try {
    const response = await fetch(url, {
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(20_000),
      ...init,
    });
    if (!response.ok) return failureOf(response.status);
    const value: T = await response.json();
    return { kind: "ok", value };
  } catch {
    return { kind: "again" };
  }
}

function failureOf(status: number): Exclude<Outcome<never>, { kind: "ok" }> {
  if (status === 401 || status === 403) return { kind: "stranger" };
  return status >= 500 || status === 429 || status === 408 ? { kind: "again" } : { kind: "refused" };
}

/** Keeps only the fields of a file that the hub accepts back. */
const whatMatters = ({ id, kind, fileName, contentType, size }: Uploaded): Uploaded => ({
  id,
  kind,
  fileName,
  contentType,
  size,
});

/** Uploads by XMLHttpRequest, because `fetch` reports no upload progress. */
function upload(
  url: string,
  headers: Record<string, string>,
  file: File,
  progress: (share: number) => void,
): Promise<Outcome<Uploaded>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = (event) => progress(event.loaded / Math.max(event.total, 1));
    request.onload = () => {
      const value: Uploaded = request.response;
      resolve(request.status < 300 ? { kind: "ok", value: whatMatters(value) } : failureOf(request.status));
    };
    request.onerror = () => resolve({ kind: "again" });
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}
