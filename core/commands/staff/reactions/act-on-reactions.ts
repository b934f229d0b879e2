import { inOrganization } from "../../../database/index.ts";
import { errorMessage } from "../../../kernel/errors.ts";
import type { OrganizationId } from "../../../kernel/ids.ts";
import { log } from "../../../kernel/log.ts";
import { askedInChat } from "../../chat/asked-in-chat.ts";
import type { CommandDeps } from "../../deps.ts";
import type { Asked } from "../../run/asked.ts";
import { giveText } from "../../run/give-text.ts";
import { overLimit } from "../../run/limits.ts";
import { readSpeaker } from "../../speaker.ts";
import { undoUse } from "../../undo/undo-use.ts";
import { commandOf } from "./bindings.ts";
import { findDone } from "./find-done.ts";
import { handleReaction, type ReactionKey } from "./reaction.ts";
import { readReaction, type HeardReaction } from "./read-reaction.ts";

/** What one round acts on at most. */
const ROUND = 200;

type Waiting = {
  readonly organization_id: OrganizationId;
  readonly event_id: string;
  readonly emoji: string;
};

/**
 * Acts on the reactions of members that wait, in their order, as if each had typed the command. One that fails keeps no other
 * waiting; what could not be done within ten minutes would surprise its author, and is not done.
 */
export async function actOnReactions(deps: CommandDeps): Promise<void> {
  const { system } = deps.database;
  const { rows } = await system.query<Waiting>(
    `select organization_id, event_id, emoji from comm_staff_reactions
     where handled_at is null and not_before <= clock_timestamp() and noted_at > clock_timestamp() - interval '10 minutes'
     order by event_id limit $1`,
    [ROUND],
  );
  for (const { organization_id: organizationId, event_id: eventId, emoji } of rows)
    try {
      await actOn(deps, organizationId, { eventId, emoji });
    } catch (error) {
      log.warn({ err: errorMessage(error) }, "reaction not acted on");
      await system.query(LATER, [organizationId, eventId, emoji]);
    }
}

const LATER =
  "update comm_staff_reactions set not_before = clock_timestamp() + interval '1 minute' where organization_id = $1 and event_id = $2 and emoji = $3";

async function actOn(deps: CommandDeps, organizationId: OrganizationId, key: ReactionKey): Promise<void> {
  const reaction = await inOrganization(deps.database, organizationId, (tx) => readReaction(tx, key));
  const asked = reaction && (await readAsked(deps, reaction, key));
  const acted =
    asked !== null &&
    (reaction?.added ? await give(deps, asked, key, reaction) : await undoWhatItDid(deps, asked, key));
  if (!acted) await inOrganization(deps.database, organizationId, (tx) => handleReaction(tx, key, null));
}

/** Null where nobody's rights count, or the message is about no conversation. */
async function readAsked(
  deps: CommandDeps,
  { message }: HeardReaction,
  reaction: ReactionKey,
): Promise<Asked | null> {
  const channel = await deps.channels.open(message.channelId);
  if (!channel) return null;
  const speaker = await inOrganization(deps.database, message.organizationId, (tx) =>
    readSpeaker(tx, message, channel.connector.name),
  );
  if (speaker?.actor.kind !== "member") return null;
  const asked = await askedInChat(deps, { message, speaker, channel }, "reaction");
  return asked.chat.subject === null ? null : { ...asked, messageId: null, reaction };
}

async function give(
  deps: CommandDeps,
  asked: Asked,
  { emoji }: ReactionKey,
  { outlived }: HeardReaction,
): Promise<boolean> {
  const command = commandOf(emoji);
  if (command === null || outlived) return false;
  if (await overLimit(deps, asked, "reaction")) return true;
  return (await giveText(deps, asked, command)) !== null;
}

/** Takes back what the same reaction did, and nothing else. */
async function undoWhatItDid(deps: CommandDeps, asked: Asked, key: ReactionKey): Promise<boolean> {
  const { actor } = asked.speaker;
  if (actor.kind !== "member") return false;
  const useId = await inOrganization(deps.database, asked.chat.organizationId, (tx) =>
    findDone(tx, key, actor.userId),
  );
  if (useId === null) return false;
  if (await overLimit(deps, asked, "undo")) return true;
  return (await undoUse(deps, asked, useId)) !== null;
}
