import type { VisitorActor } from "../access/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { messageIn, saysSeen, type LiveEvent, type ChangeFeed } from "./change-feed.ts";
import { presentToVisitor, type SignFile } from "./present.ts";
import { readChangedSince, readVisitorMessages } from "./queries.ts";
import type { ThreadKeys } from "./thread-keys.ts";
import type { VisitorNews } from "./visitor-message.ts";

export type FollowDependencies = {
  readonly database: Database;
  readonly live: ChangeFeed;
  readonly threadKeys: ThreadKeys;
  readonly sign: SignFile;
};

/** Takes one piece of news; `position` is where the visitor resumes after a lost connection: with the last of what came together only, or a line cut before it would lose the rest. */
export type TakeNews = (news: VisitorNews, position?: string) => void;

/** More than this since the visitor was last connected is cheaper to read anew. */
const TOO_MUCH = 200;

/**
 * Follows a visitor's thread: what changed since `lastPosition`, then `ready`, then everything as it happens; each change
 * at least once. Resolves with the way to stop once it follows.
 */
export async function followThread(
  deps: FollowDependencies,
  visitor: VisitorActor,
  lastPosition: string,
  take: TakeNews,
): Promise<() => void> {
  const gate = Promise.withResolvers<void>();
  const inTurn = queueBehind(gate.promise, () => take({ event: "reset" }, lastPosition));
  const { position, stop } = await deps.live.listen(visitor.organizationId, {
    deliver: (events, now) => inTurn(() => deliver(deps, visitor, events, now, take)),
    reset: () => inTurn(async () => take({ event: "reset" }, lastPosition)),
  });
  try {
    await catchUp(deps, visitor, lastPosition, position, take);
  } catch (error) {
    stop();
    throw error;
  }
  take({ event: "ready" }, position);
  gate.resolve();
  return stop;
}

/** Runs one piece of work after the other, the first once `start` has come; work that fails is told of, and the next goes on. */
function queueBehind(start: Promise<void>, failed: () => void): (work: () => Promise<void>) => void {
  let turn = start;
  return (work) => {
    turn = turn.then(work).catch((error: unknown) => {
      log.warn({ err: errorMessage(error) }, "a visitor's news could not be read");
      failed();
    });
  };
}

async function catchUp(
  deps: FollowDependencies,
  visitor: VisitorActor,
  since: string,
  position: string,
  take: TakeNews,
): Promise<void> {
  const missed = await readOrganization(deps.database, visitor.organizationId, (tx) =>
    readChangedSince(tx, visitor, since, TOO_MUCH + 1),
  );
  if (missed === null || missed.length > TOO_MUCH) return take({ event: "reset" }, position);
  await tellMessages(deps, visitor, missed, position, take);
}

async function deliver(
  deps: FollowDependencies,
  visitor: VisitorActor,
  events: readonly LiveEvent[],
  position: string,
  take: TakeNews,
): Promise<void> {
  const nearby = events.filter((event) => event.conversation?.channelId === visitor.channelId);
  const mine: LiveEvent[] = [];
  for (const event of nearby)
    if ((await deps.threadKeys(visitor.organizationId, event.conversation?.id ?? "")) === visitor.visitorKey)
      mine.push(event);
  await tellMessages(
    deps,
    visitor,
    [...new Set(mine.flatMap((event) => messageIn(event) ?? []))],
    position,
    take,
  );
  if (mine.some(saysSeen))
    take({ event: "seen", upTo: Temporal.Now.instant().toString({ smallestUnit: "microsecond" }) }, position);
  for (const { name, data } of mine)
    if (name === "typing" && data["kind"] === "member")
      take({ event: "typing", name: typeof data["name"] === "string" ? data["name"] : "" }, position);
}

async function tellMessages(
  { database, sign }: FollowDependencies,
  visitor: VisitorActor,
  ids: readonly string[],
  position: string,
  take: TakeNews,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await readOrganization(database, visitor.organizationId, (tx) =>
    readVisitorMessages(tx, visitor, ids),
  );
  for (const row of rows)
    take(
      { event: "message", message: presentToVisitor(row, sign) },
      row === rows.at(-1) ? position : undefined,
    );
}
