import type { ServerResponse } from "node:http";
import { can, type MemberActor } from "../access/index.ts";
import { readableKinds } from "../conversations/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { placeAt, positionOf, reachesBack, readNews } from "./feed.ts";
import { toEvent, type Frame } from "./frame.ts";
import type { Streams } from "./streams.ts";

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
  const tell = async (frames: readonly Frame[], position: string) => {
    // Rights may just have changed, perhaps this very member's; who sees their team's sees something else when a colleague moves.
    if (frames.some((frame) => frame.name === "member")) {
      await check();
      if (seesTeams(actor)) write(RIGHTS);
    }
    await tellFrames(deps.database, actor, frames, position, write);
  };
  const { position, stop } = await deps.streams.listen(actor.organizationId, {
    deliver: (frames, now) => inTurn(() => tell(frames, now)),
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
  log.warn({ err: textOf(error) }, "a page could not catch up");
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
  tell: (frames: readonly Frame[], position: string) => Promise<void>,
  write: (text: string) => void,
): Promise<void> {
  const known = /^\d{1,19}$/.test(since) && (await reachesBack(deps.database, actor.organizationId, since));
  const missed = known ? await readNews(deps.database, actor.organizationId, placeAt(since)) : null;
  if (missed?.frames) await tell(missed.frames, positionOf(missed.place));
  else write(`id: ${position}\n${RESET}`);
}

/** Writes what this member may see, with their own unread counts. The last frame alone bears the position: a page cut off before it comes back for all of them. */
async function tellFrames(
  database: Database,
  actor: MemberActor,
  frames: readonly Frame[],
  position: string,
  write: (text: string) => void,
): Promise<void> {
  try {
    const mine = frames.flatMap((frame) => (maySee(actor, frame) ? [frame] : lostBy(actor, frame)));
    const unread = await unreadOf(database, actor, mine);
    for (const frame of mine)
      write(
        toEvent(
          frame,
          frame === mine.at(-1) ? position : undefined,
          frame.data.conversation && unread.get(frame.data.conversation.id),
        ),
      );
    if (mine.length === 0) write(`id: ${position}\n\n`);
  } catch (error) {
    log.warn({ err: textOf(error) }, "news not told");
    write(RESET);
  }
}

/** Asked for every frame, at the moment it is sent. */
export function maySee(actor: MemberActor, frame: Frame): boolean {
  if (frame.onlyFor !== undefined && frame.onlyFor !== actor.userId) return false;
  if (!frame.conversation) return true;
  const { channelId, assigneeId, team } = frame.conversation;
  const resource = { channelId, ownerId: assigneeId, team: team ?? null };
  return (
    can(actor, "conversation.read", resource) &&
    (!frame.data.message || readableKinds(actor, resource).includes(frame.data.message.kind))
  );
}

/** What a member hears of a conversation they saw until this frame: that it is gone, not what became of it. */
function lostBy(actor: MemberActor, { before, ...frame }: Frame): readonly Frame[] {
  return before && maySee(actor, { ...frame, conversation: before })
    ? [{ name: "gone", conversation: before, data: { id: before.id } }]
    : [];
}

async function unreadOf(
  database: Database,
  actor: MemberActor,
  frames: readonly Frame[],
): Promise<Map<string, number>> {
  const ids = [...new Set(frames.flatMap((frame) => frame.data.conversation?.id ?? []))];
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
