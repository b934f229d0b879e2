import { chooseFault } from "../../../stage/faults.ts";
import { Form } from "../../form.ts";
import { may } from "../../permissions/permissions-in.ts";
import { presentMessage } from "../../present/message.ts";
import { compareIds, isSnowflake } from "../../snowflake.ts";
import { CHANNEL, type Message } from "../../world.ts";
import { refuse } from "../../refusal.ts";
import type { Method } from "../call.ts";
import { findChannel } from "../find.ts";

/** Lists messages, newest first: those after, before or around one, at most a hundred. */
export const listMessages: Method = (call) => {
  const { world, app, viewer } = call;
  const channel = findChannel(call);
  if (channel.type === CHANNEL.forum) throw refuse.notText();
  const form = new Form(Object.fromEntries(call.query));
  const limit = form.integer("limit", 1, 100) ?? 50;
  const marks = { after: form.id("after"), before: form.id("before"), around: form.id("around") };
  form.finish();
  // Without the permission the list is empty, as Discord documents.
  if (!may(world, channel, app.id, "READ_MESSAGE_HISTORY")) return { body: [] };
  if (chooseFault(app.faults, ["lost_history"], "list_messages")) return { body: [] };
  const kept = [...channel.messages.values()].filter(({ onlyFor }) => onlyFor === null);
  return {
    body: pick(kept, marks, limit)
      .toReversed()
      .map((message) => presentMessage(world, message, viewer)),
  };
};

type Marks = {
  readonly after: string | null;
  readonly before: string | null;
  readonly around: string | null;
};

/** Returns a page of messages, oldest first. After a mark the page is the one that follows it at once. */
function pick(
  messages: readonly Message[],
  { after, before, around }: Marks,
  limit: number,
): readonly Message[] {
  if (isSnowflake(around)) {
    const half = Math.floor(limit / 2);
    const older = messages.filter(({ id }) => compareIds(id, around) < 0).slice(-half || messages.length);
    const newer = messages.filter(({ id }) => compareIds(id, around) >= 0).slice(0, limit - older.length);
    return [...older, ...newer];
  }
  if (isSnowflake(after)) return messages.filter(({ id }) => compareIds(id, after) > 0).slice(0, limit);
  if (isSnowflake(before)) return messages.filter(({ id }) => compareIds(id, before) < 0).slice(-limit);
  return messages.slice(-limit);
}
