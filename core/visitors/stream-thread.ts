import type { VisitorActor } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import { followThread, type FollowDependencies } from "./follow-thread.ts";
import type { VisitorNews } from "./visitor-message.ts";

/** Middleboxes cut lines that are silent for longer. */
const HEARTBEAT_MS = 15_000;

/** Who a stream is for: `stillKnown` is asked with every heartbeat, and `acquireSlot` answers what to do once it has ended. */
type Reader = { readonly visitor: VisitorActor; stillKnown(): Promise<boolean>; acquireSlot(): () => void };

/** Answers the visitor's news as server-sent events; it does not outlive the token that opened it. */
export function streamThread(
  deps: FollowDependencies,
  { visitor, stillKnown, acquireSlot }: Reader,
  lastEventId: string,
): Response {
  if (!/^\d{1,20}$/.test(lastEventId))
    throw invalid("event_id_malformed", "This event id is invalid. Load the conversation again.");
  const leave = acquireSlot();
  const { readable, connection } = openConnection();
  connection.onEnd(leave);
  const heartbeat = setInterval(
    () =>
      void stillKnown().then((known) => (known ? connection.say(":\n\n") : connection.end()), connection.end),
    HEARTBEAT_MS,
  );
  connection.onEnd(() => clearInterval(heartbeat));
  void followThread(deps, visitor, lastEventId, (news, position) =>
    connection.say(eventOf(news, position)),
  ).then(connection.onEnd, connection.end);
  return new Response(readable, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** Events a reader may fall behind; then the connection ends, and the reader comes back for what it missed. */
const BEHIND_MAX = 1_000;

/** A connection of text to one reader; what `onEnd` was given runs once, at once when it has ended already. */
function openConnection() {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, {
    highWaterMark: BEHIND_MAX,
  });
  const writer = writable.getWriter();
  const atEnd: (() => void)[] = [];
  let ended = false;
  const finish = () => {
    ended = true;
    for (const then of atEnd.splice(0)) then();
  };
  writer.closed.then(finish, finish);
  const connection = {
    say: (text: string) => {
      if (ended) return;
      if ((writer.desiredSize ?? 0) <= 0) void writer.abort("The reader fell behind.").catch(finish);
      else void writer.write(encoder.encode(text)).catch(finish);
    },
    end: () => void writer.close().catch(finish),
    onEnd: (then: () => void) => void (ended ? then() : atEnd.push(then)),
  };
  return { readable, connection };
}

function eventOf({ event, ...data }: VisitorNews, position: string | undefined): string {
  return `${position === undefined ? "" : `id: ${position}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
