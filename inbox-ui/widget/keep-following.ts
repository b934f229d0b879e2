import type { VisitorNews, VisitorThread } from "../../core/visitors/visitor-message.ts";
import { followStream, type Stream } from "./follow-stream.ts";
import type { Hub } from "./hub.ts";
import type { Memory } from "./memory.ts";

/** Gets the thread. `page` replaces everything known before. */
export type Follower = {
  page(page: VisitorThread): void;
  apply(news: VisitorNews): void;
  live(): void;
  lost(): void;
};

const AGAIN_AFTER = { first: 5_000, last: 300_000 };
const REST_AFTER = 30_000;

/**
 * Reads and follows the thread while the page is open, once there is a token. Returns a function that retries at once.
 */
export function keepFollowing(hub: Hub, memory: Memory, follower: Follower): () => void {
  let stream: Stream | null = null;
  let followed: string | null = null;
  let failures = 0;

  const begin = async (): Promise<void> => {
    const { token } = memory.kept;
    if (token === null || followed === token) return;
    followed = token;
    stream?.stop();
    const page = await hub.thread(null);
    if (page.kind === "ok") {
      failures = 0;
      follower.page(page.value);
      stream = followStream(hub, page.value.lastEventId, { apply, state });
    } else if (page.kind === "stranger") forget();
    else startAgain();
  };
  const startAgain = () => {
    followed = null;
    follower.lost();
    setTimeout(() => void begin(), Math.min(AGAIN_AFTER.first * 2 ** failures, AGAIN_AFTER.last));
    failures += 1;
  };
  /** The token is unknown to the hub. Sent messages stay on the page; the next one starts a new thread. */
  const forget = () => {
    followed = null;
    stream?.stop();
    memory.keep({ token: null });
  };
  const apply = (event: VisitorNews) => {
    follower.apply(event);
    if (event.event !== "reset") return;
    followed = null;
    void begin();
  };
  const state = (now: "live" | "lost" | "stranger") => (now === "stranger" ? forget() : follower[now]());

  watchPage(
    () => stream,
    follower,
    () => void begin(),
  );
  memory.onChangeElsewhere(() => void begin());
  void begin();
  return () => void begin();
}

/** The browser reports changes of the network and of the page's visibility. */
function watchPage(stream: () => Stream | null, follower: Follower, begin: () => void): void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  addEventListener("online", () => {
    stream()?.renew();
    begin();
  });
  addEventListener("offline", () => follower.lost());
  document.addEventListener("visibilitychange", () => {
    clearTimeout(rest);
    if (document.hidden) rest = setTimeout(() => stream()?.rest(), REST_AFTER);
    else {
      stream()?.hurry();
      begin();
    }
  });
}
