import { createSignal } from "solid-js";
import type { Conversation, Delivery, Message } from "../api/types.ts";
import { trusted } from "../api/client.ts";
import type { LiveEvent } from "./state.ts";

export type Connection = "connecting" | "open" | "lost";
export type Listener = {
  /** The hub can be reached, for the first time or again. */ readonly ready: () => void;
  readonly event: (event: LiveEvent) => void;
  /** Something changed: whoever shows it reads it again. */ readonly changed: (
    kind: string,
    id: string,
  ) => void;
  readonly accessRevoked: (conversationId: string) => void;
  readonly reset: () => void;
  readonly rights: () => void;
  /** The hub answered, and not with a stream: the session may have ended. */ readonly refused: () => void;
};

const TYPING_LASTS_MS = 6_000;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
// A short break needs no banner.
const PATIENCE_MS = 2_500;

const [connection, setConnection] = createSignal<Connection>("connecting");
export { connection };

/** Follows the hub's stream until `signal` ends it. Resumes after a break. */
export function followStream(listener: Listener, signal: AbortSignal): void {
  let lastEventId = "";
  let failures = 0;
  let source: EventSource | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    source = new EventSource(
      `/api/stream${lastEventId === "" ? "" : `?lastEventId=${encodeURIComponent(lastEventId)}`}`,
    );
    source.addEventListener("error", onError);
    source.addEventListener("ready", onReady);
    for (const name of Object.keys(READERS)) source.addEventListener(name, onEvent);
  };
  const onReady = (event: MessageEvent<string>) => {
    // Data read before the first position may lack events in between.
    if (lastEventId === "") listener.reset();
    note(event);
    clearTimeout(patience);
    patience = undefined;
    failures = 0;
    setConnection("open");
    listener.ready();
  };
  const onEvent = (event: MessageEvent<string>) => {
    note(event);
    READERS[event.type]?.(event.data, listener);
  };
  const note = (event: MessageEvent<string>) => {
    if (event.lastEventId !== "") lastEventId = event.lastEventId;
  };
  const onError = () => {
    patience ??= setTimeout(() => setConnection("lost"), PATIENCE_MS);
    // The browser retries by itself, except after an error response, which closes the source.
    if (source?.readyState !== EventSource.CLOSED) return;
    listener.refused();
    retry = setTimeout(open, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
  };
  const onOnline = () => {
    clearTimeout(retry);
    source?.close();
    open();
  };

  open();
  addEventListener("online", onOnline, { signal });
  addEventListener("offline", () => setConnection("lost"), { signal });
  signal.addEventListener("abort", () => {
    clearTimeout(retry);
    clearTimeout(patience);
    source?.close();
    setConnection("connecting");
  });
}

type Typing = {
  readonly conversationId: string;
  readonly name: string;
  readonly kind: "contact" | "member";
  readonly userId?: string;
};
type DeliveryUpdate = {
  readonly messageId: string;
  readonly conversationId: string;
  readonly version: number;
  readonly delivery: Delivery;
  readonly conversation: Conversation;
  readonly sentAt?: string;
  readonly position?: string;
};

/** Parses the hub's own data without a check. */
const reader =
  <T>(apply: (said: T, to: Listener) => void) =>
  (data: string, to: Listener) =>
    apply(trusted(data), to);

const READERS: Readonly<Record<string, (data: string, to: Listener) => void>> = {
  message: reader<{ message: Message; conversation: Conversation }>((said, to) =>
    to.event({ kind: "message", ...said }),
  ),
  conversation: reader<{ conversation: Conversation }>((said, to) =>
    to.event({ kind: "conversation", ...said }),
  ),
  delivery: reader<DeliveryUpdate>(({ conversation, ...said }, to) => {
    to.event({ kind: "delivery", ...said });
    to.event({ kind: "conversation", conversation });
  }),
  message_removed: reader<{ messageId: string; conversationId: string; conversation: Conversation }>(
    ({ conversation, ...said }, to) => {
      to.event({ kind: "message_removed", ...said });
      to.event({ kind: "conversation", conversation });
    },
  ),
  typing: reader<Typing>(({ conversationId, ...typist }, to) =>
    to.event({
      kind: "typing",
      conversationId,
      typist: { ...typist, until: Date.now() + TYPING_LASTS_MS },
    }),
  ),
  gone: reader<{ id: string }>(({ id }, to) => to.accessRevoked(id)),
  reset: (_, to) => to.reset(),
  rights: (_, to) => to.rights(),
  changed: reader<{ kind: string; id: string }>(({ kind, id }, to) => to.changed(kind, id)),
};
