import type { ServerResponse } from "node:http";
import { mayHear, tellsChangeOf, type MemberActor, type StreamEvent } from "../access/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { placeAt, positionOf, reachesBack } from "./feed.ts";
import type { Streams } from "./streams.ts";
import { writeEvent } from "./write-event.ts";

export type StreamDependencies = { readonly database: Database; readonly streams: Streams };

/** Asked anew while the stream is open: a session, role or membership that ended ends the stream. */
export type WhoNow = () => Promise<MemberActor | undefined>;

const HEARTBEAT_MS = 15_000;

/** A page that takes no more than this behind what is told is cut off; it comes back and resumes. */
const TOO_SLOW_BYTES = 4_000_000;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  connection: "keep-alive",
  "x-accel-buffering": "no",
};

/**
 * Tells one page everything its member may see, from `lastPosition` on if the log reaches back that far (else `reset`),
 * until the page or the session goes. Written to the raw response: a thousand idle pages must cost little.
 */
export async function openStream(
  deps: StreamDependencies,
  first: MemberActor,
  whoNow: WhoNow,
  lastPosition: string | undefined,
  out: ServerResponse,
): Promise<void> {
  let actor = first;
  const opened = Promise.withResolvers<void>();
  const write = writerTo(out);
  const inTurn = queueBehind(opened.promise);
  const check = async () => {
    const now = await whoNow().catch(() => actor);
    if (now?.organizationId !== actor.organizationId) return void out.end();
    const changed = rightsOf(now) !== rightsOf(actor);
    actor = now;
    if (changed) write(RIGHTS);
  };
  const tell = async (events: readonly StreamEvent[], position: string) => {
    // Rights may just have changed, perhaps this very member's; who sees their team's sees something else when a colleague moves.
    if (events.some((event) => tellsChangeOf("member", event))) {
      await check();
      if (seesTeams(actor)) write(RIGHTS);
    }
    await tellEvents(deps.database, actor, events, position, write);
  };
  const { position, stop } = await deps.streams.listen(actor.organizationId, {
    deliver: (events, now) => inTurn(() => tell(events, now)),
    reset: () => inTurn(async () => write(RESET)),
  });

  // It may have gone before anybody listened for that.
  if (out.destroyed) return stop();
  const heartbeat = setInterval(() => void check().then(() => write(": still here\n\n")), HEARTBEAT_MS);
  out.on("close", () => {
    clearInterval(heartbeat);
    stop();
  });

  out.writeHead(200, HEADERS);
  // A page that still has to hear what it missed must not resume from here.
  write(`${lastPosition === undefined ? `id: ${position}\n` : ""}event: ready\ndata: {}\n\n`);
  if (lastPosition !== undefined)
    await catchUp(deps, actor, lastPosition, position, tell, write).catch((error: unknown) =>
      hangUp(out, error),
    );
  opened.resolve();
}

function writerTo(out: ServerResponse): (text: string) => void {
  return (text) => {
    if (out.writableEnded || out.destroyed) return;
    out.write(text);
    if (out.writableLength > TOO_SLOW_BYTES) out.destroy();
  };
}

/** The page comes back by itself and asks again from where it was. */
function hangUp(out: ServerResponse, error: unknown): void {
  log.warn({ err: errorMessage(error) }, "a page could not catch up");
  out.destroy();
}

const RESET = "event: reset\ndata: {}\n\n";

/** What one may see and do is another thing now: the page reads all of it again, and forgets what it is not given. */
const RIGHTS = "event: rights\ndata: {}\n\n";
const rightsOf = ({ role, permissions, channelIds, team }: MemberActor): string =>
  JSON.stringify([role, permissions, channelIds, team]);

/** The scope `channel` includes the one before it. */
const seesTeams = ({ permissions }: MemberActor): boolean =>
  permissions["conversation.read"] === "team" || permissions["conversation.read"] === "channel";

/** Runs one piece of work after the other, the first once `start` has come: news that is looked up quickly must not overtake what came before, whose place it would take. */
function queueBehind(start: Promise<void>): (work: () => Promise<void>) => void {
  let turn = start;
  return (work) => {
    turn = turn.then(work);
  };
}

async function catchUp(
  deps: StreamDependencies,
  actor: MemberActor,
  since: string,
  position: string,
  tell: (events: readonly StreamEvent[], position: string) => Promise<void>,
  write: (text: string) => void,
): Promise<void> {
  const known = /^\d{1,19}$/.test(since) && (await reachesBack(deps.database, actor.organizationId, since));
  const missed = known ? await deps.streams.readNews(actor.organizationId, placeAt(since)) : null;
  if (missed?.events) await tell(missed.events, positionOf(missed.place));
  else write(`id: ${position}\n${RESET}`);
}

/** Writes what this member may see, with their own unread counts. The last event alone bears the position: a page cut off before it comes back for all of them. */
async function tellEvents(
  database: Database,
  actor: MemberActor,
  events: readonly StreamEvent[],
  position: string,
  write: (text: string) => void,
): Promise<void> {
  try {
    const mine = events.flatMap((event) => heardBy(actor, event));
    const unread = await unreadOf(database, actor, mine);
    for (const event of mine)
      write(
        writeEvent(
          event,
          event === mine.at(-1) ? position : undefined,
          unread.get(conversationIn(event) ?? ""),
        ),
      );
    if (mine.length === 0) write(`id: ${position}\n\n`);
  } catch (error) {
    log.warn({ err: errorMessage(error) }, "news not told");
    write(RESET);
  }
}

/** What a member hears of an event: it, or, of what they saw until now and may not see any more, only that. */
function heardBy(actor: MemberActor, event: StreamEvent): readonly StreamEvent[] {
  if (mayHear(actor, event)) return [event];
  const { before, ...now } = event;
  return before && mayHear(actor, { ...now, objects: before.objects }) ? [{ ...now, ...before.instead }] : [];
}

async function unreadOf(
  database: Database,
  actor: MemberActor,
  events: readonly StreamEvent[],
): Promise<Map<string, number>> {
  const ids = [...new Set(events.flatMap((event) => conversationIn(event) ?? []))];
  if (ids.length === 0) return new Map();
  return readOrganization(database, actor.organizationId, async (tx) => {
    const { rows } = await tx.client.query<{ id: string; unread: number }>({
      name: "unread_of",
      text: `select c.id, c.inbound_count - coalesce(r.inbound_count, 0) as unread from comm_conversations c
        left join comm_read_marks r on r.organization_id = c.organization_id and r.conversation_id = c.id and r.user_id = $2
        where c.organization_id = $1 and c.id = any ($3)`,
      values: [tx.organizationId, actor.userId, ids],
    });
    return new Map(rows.map((row) => [row.id, row.unread]));
  });
}

/** The conversation that an event shows, whose unread messages each reader counts for themselves. */
function conversationIn({ data: { conversation } }: StreamEvent): string | undefined {
  return typeof conversation === "object" && conversation !== null && "id" in conversation
    ? String(conversation.id)
    : undefined;
}
