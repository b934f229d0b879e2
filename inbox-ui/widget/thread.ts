import type {
  VisitorMessage,
  VisitorNews,
  VisitorPart,
  VisitorThread,
} from "../../core/visitors/visitor-message.ts";

/** A file that the hub already stores and a message may refer to. */
export type Uploaded = {
  readonly id: string;
  readonly kind: "image" | "animation" | "video" | "audio" | "file";
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
};

/** A message on its way: shown at once, kept until the hub's own copy replaces it. */
export type Pending = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly files: readonly Uploaded[];
  readonly at: string;
  readonly state: "sending" | "sent" | "failed";
};

/** What the page knows of the visitor's thread. */
export type Thread = {
  readonly messages: readonly VisitorMessage[];
  readonly pending: readonly Pending[];
  /** Where earlier messages begin; null when there are none. */
  readonly earlier: string | null;
  /** Up to when the team has read the visitor. */
  readonly seenUpTo: string | null;
};

export const emptyThread: Thread = { messages: [], pending: [], earlier: null, seenUpTo: null };

/** Takes news in. Repeats change nothing: a message replaces the one with its id. */
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

/** Takes a page in: the newest (`replace`) or an earlier one. */
export function applyPage(thread: Thread, page: VisitorThread, replace: boolean): Thread {
  const seen = page.seenUpTo === null ? thread : applyEvent(thread, { event: "seen", upTo: page.seenUpTo });
  // What counts as sent was stored before this page was read, so it is in it, or further back.
  const kept = replace
    ? { messages: [], pending: seen.pending.filter((pending) => pending.state !== "sent") }
    : {};
  return withMessages({ ...seen, earlier: page.nextCursor, ...kept }, page.items);
}

/** The team's messages after `readUpTo`. */
export const unreadIn = (thread: Thread, readUpTo: string | null): readonly VisitorMessage[] =>
  thread.messages.filter(
    (message) =>
      message.from === "team" &&
      message.deletedAt === null &&
      (readUpTo === null || message.sentAt > readUpTo),
  );

/** When the team wrote last. */
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

/** One line of the log, whoever knows it: the hub or only this page. */
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
  /** Whether it begins or ends a run of one author within five minutes. */
  readonly first: boolean;
  readonly last: boolean;
  /** The visitor's newest message says what became of it. */
  readonly status: "sending" | "sent" | "seen" | "failed" | null;
};

const RUN = 5 * 60_000;

/** The thread as lines, with day marks, runs and the newest message's fate. */
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

/** Whether a part is a file with an address. */
export const isFile = (part: VisitorPart): part is Extract<VisitorPart, { url: string | null }> =>
  "url" in part && "fileName" in part;
