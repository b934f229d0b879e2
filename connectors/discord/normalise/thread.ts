import type { JsonObject } from "../../../core/kernel/json.ts";
import type { ThreadReference } from "../../../core/protocol/index.ts";
import type { Place } from "../types.ts";
import { idIn, numberIn, objectIn, textIn, wordsIn } from "./read.ts";

/** Kinds of channels that differ here. */
export const CHANNEL = { direct: 1, group: 3, threads: new Set([10, 11, 12]) } as const;

/** Returns the thread of an event: the channel it was written in, which for a thread or a forum post is the post itself. */
export function threadIn(d: JsonObject, place?: Place): ThreadReference | null {
  const key = idIn(d, "channel_id");
  return key === undefined ? null : threadOf(key, idIn(d, "guild_id"), place);
}

/** Returns the thread of a channel, as an event describes the channel itself. */
export function threadOfChannel(channel: JsonObject, place?: Place): ThreadReference | null {
  const key = idIn(channel, "id");
  if (key === undefined) return null;
  const name = wordsIn(channel, "name");
  const parent = idIn(channel, "parent_id");
  const type = numberIn(channel, "type");
  return threadOf(key, idIn(channel, "guild_id"), {
    ...place,
    ...(type !== undefined && { type }),
    ...(name !== undefined && { name }),
    ...(parent !== undefined && { parent: place?.parent?.id === parent ? place.parent : { id: parent } }),
  });
}

function threadOf(key: string, guildId: string | undefined, place: Place = {}): ThreadReference {
  const guild = place.guild?.id ?? guildId;
  const isGroup = guild !== undefined || place.type === CHANNEL.group;
  return {
    key,
    kind: isGroup ? "group" : "direct",
    ...(isGroup && place.name !== undefined && { title: place.name }),
    ...(guild !== undefined && { space: named(guild, place.guild?.name) }),
    ...(place.parent !== undefined &&
      CHANNEL.threads.has(place.type ?? -1) && { parent: named(place.parent.id, place.parent.name) }),
  };
}

const named = (key: string, title: string | undefined) => ({ key, ...(title !== undefined && { title }) });

/** Reads the place that the gateway added. */
export function placeIn(payload: JsonObject): Place | undefined {
  const place = objectIn(payload, "place");
  if (!place) return undefined;
  const name = textIn(place, "name");
  const type = numberIn(place, "type");
  const guild = known(objectIn(place, "guild"));
  const parent = known(objectIn(place, "parent"));
  return {
    ...(type !== undefined && { type }),
    ...(name !== undefined && { name }),
    ...(guild && { guild }),
    ...(parent && { parent }),
  };
}

function known(from: JsonObject | undefined): { id: string; name?: string } | undefined {
  const id = from && idIn(from, "id");
  const name = from && textIn(from, "name");
  return id === undefined ? undefined : { id, ...(name !== undefined && { name }) };
}
