import type {
  VisitorMessage,
  VisitorNews,
  VisitorPart,
  VisitorThread,
} from "../../core/visitors/visitor-message.ts";

/** An uploaded file that a message may refer to. */
export type Uploaded = {
  readonly id: string;
  readonly kind: "image" | "animation" | "video" | "audio" | "file";
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
};

/** A pending message: shown at once, kept until the hub's copy replaces it. */
export type Pending = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly files: readonly Uploaded[];
  readonly at: string;
  readonly state: "sending" | "sent" | "failed";
};

/** The page's data of the visitor's thread. */
export type Thread = {
  readonly messages: readonly VisitorMessage[];
  readonly pending: readonly Pending[];
  /** The cursor of earlier messages; null when there are none. */
  readonly earlier: string | null;
  /** The time up to which the team has read the visitor's messages. */
  readonly seenUpTo: string | null;
};

export const emptyThread: Thread = { messages: [], pending: [], earlier: null, seenUpTo: null };

/** Applies an event. A repeat changes nothing, because a message replaces the one with its id. */
export function applyEvent(thread: Thread, event: VisitorNews): Thread {
  switch (event.event) {
    case "message":
      return withMessages(thread, [event.message]);
    case "seen":
      return thread.seenUpTo !== null && thread.seenUpTo >= event.upTo
        ? thread
        : { ...thread, seenUpTo: event.upTo };
    case "ready":
    case "reset":
    case "typing":
      return thread;
  }
}

/** Applies a page: the newest (`replace`) or an earlier one. */
export function applyPage(thread: Thread, page: VisitorThread, replace: boolean): Thread {
  const seen = page.seenUpTo === null ? thread : applyEvent(thread, { event: "seen", upTo: page.seenUpTo });
  // A sent message was stored before this page was read, so it is on the page or on an earlier one.
  const kept = replace
    ? { messages: [], pending: seen.pending.filter((pending) => pending.state !== "sent") }
    : {};
  return withMessages({ ...seen, earlier: page.nextCursor, ...kept }, page.items);
}

/** Returns the team's messages after `readUpTo`. */
export const unreadIn = (thread: Thread, readUpTo: string | null): readonly VisitorMessage[] =>
  thread.messages.filter(
    (message) =>
      message.from === "team" &&
      message.deletedAt === null &&
      (readUpTo === null || message.sentAt > readUpTo),
  );

/** Returns when the team wrote last. */
export const lastFromTeam = (thread: Thread): string | null =>
  thread.messages.findLast((message) => message.from === "team")?.sentAt ?? null;

function withMessages(thread: Thread, incoming: readonly VisitorMessage[]): Thread {
  const byId = new Map([...thread.messages, ...incoming].map((message) => [message.id, message]));
  const messages = [...byId.values()].toSorted((a, b) =>
    a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0,
  );
  const arrived = new Set(incoming.map((message) => message.clientId));
  return { ...thread, messages, pending: thread.pending.filter((pending) => !arrived.has(pending.id)) };
}

/** A line of the log, known to the hub or only to this page. */
export type Line = {
  readonly key: string;
  readonly mine: boolean;
  readonly author: string | null;
  readonly automatic: boolean;
  readonly message: VisitorMessage | null;
  readonly pending: Pending | null;
  readonly at: string;
  /** The date, when it differs from the line before. */
  readonly newDay: boolean;
  /** Whether it starts or ends a run of one author within five minutes. */
  readonly first: boolean;
  readonly last: boolean;
  /** The state of the visitor's newest message. */
  readonly status: "sending" | "sent" | "seen" | "failed" | null;
};

const RUN = 5 * 60_000;

/** Returns the thread as lines, with days, runs and the newest message's state. */
export function linesOf(thread: Thread): readonly Line[] {
  const bare = [...thread.messages.map(stored), ...thread.pending.map(onItsWay)];
  return bare.map((line, index) => {
    const [before, after] = [bare[index - 1], bare[index + 1]];
    const newest = line.mine && !bare.slice(index + 1).some((later) => later.mine);
    return {
      ...line,
      newDay: !before || dayOf(before.at) !== dayOf(line.at),
      first: !before || !together(before, line),
      last: !after || !together(line, after),
      status: statusOf(line, newest, thread.seenUpTo),
    };
  });
}

type Bare = Omit<Line, "newDay" | "first" | "last" | "status">;

const stored = (message: VisitorMessage): Bare => ({
  key: message.clientId ?? message.id,
  mine: message.from === "visitor",
  author: message.authorName,
  automatic: message.automatic,
  message,
  pending: null,
  at: message.sentAt,
});

const onItsWay = (pending: Pending): Bare => ({
  key: pending.id,
  mine: true,
  author: null,
  automatic: false,
  message: null,
  pending,
  at: pending.at,
});

const dayOf = (at: string): string => new Date(at).toDateString();

const together = (a: Bare, b: Bare): boolean =>
  a.mine === b.mine &&
  a.author === b.author &&
  dayOf(a.at) === dayOf(b.at) &&
  Math.abs(Date.parse(b.at) - Date.parse(a.at)) < RUN;

function statusOf(line: Bare, newest: boolean, seenUpTo: string | null): Line["status"] {
  if (line.pending && line.pending.state !== "sent") return line.pending.state;
  if (!newest) return null;
  return seenUpTo !== null && line.message !== null && seenUpTo >= line.at ? "seen" : "sent";
}

/** Checks whether a part is a file with an address. */
export const isFile = (part: VisitorPart): part is Extract<VisitorPart, { url: string | null }> =>
  "url" in part && "fileName" in part;
