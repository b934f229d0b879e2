import type { JsonObject } from "../../../core/kernel/json.ts";
import { idIn, numberIn, objectsIn, textIn } from "../normalise/read.ts";
import type { Place } from "../types.ts";

/** What the gateway knows of a channel. */
export type KnownChannel = {
  readonly id: string;
  readonly guildId: string;
  readonly type: number;
  readonly name?: string;
  readonly parentId?: string;
  readonly newest?: string;
};

/** Names of servers and channels, as the gateway tells them. */
export type Places = {
  /** Takes over what an event tells about servers and channels. */
  learn(t: string, d: JsonObject): void;
  placeOf(channelId: string, guildId?: string): Place | undefined;
  channelsOf(guildId: string): readonly KnownChannel[];
  channel(id: string): KnownChannel | undefined;
};

/** Makes an empty map of places. */
export function createPlaces(): Places {
  const guilds = new Map<string, string | undefined>();
  const channels = new Map<string, KnownChannel>();
  const learnChannel = (channel: JsonObject, guildId: string | undefined) => {
    const id = idIn(channel, "id");
    if (id !== undefined && guildId !== undefined) channels.set(id, channelOf(channel, id, guildId));
  };
  const forgetGuild = (id: string) => {
    guilds.delete(id);
    for (const [key, channel] of channels) if (channel.guildId === id) channels.delete(key);
  };
  return {
    learn(t, d) {
      const id = idIn(d, "id");
      const guildId = idIn(d, "guild_id");
      if (t === "GUILD_CREATE" || t === "GUILD_UPDATE") {
        if (id === undefined) return;
        guilds.set(id, textIn(d, "name"));
        for (const channel of [...objectsIn(d, "channels"), ...objectsIn(d, "threads")])
          learnChannel(channel, id);
      } else if (t === "GUILD_DELETE" && id !== undefined && d["unavailable"] !== true) forgetGuild(id);
      else if (/^(CHANNEL|THREAD)_(CREATE|UPDATE)$/.test(t)) learnChannel(d, guildId);
      else if (/^(CHANNEL|THREAD)_DELETE$/.test(t) && id !== undefined) channels.delete(id);
      else if (t === "THREAD_LIST_SYNC")
        for (const thread of objectsIn(d, "threads")) learnChannel(thread, guildId);
    },
    placeOf(channelId, guildId) {
      const channel = channels.get(channelId);
      const guild = channel?.guildId ?? guildId;
      if (!channel && guild === undefined) return undefined;
      const parent = channel?.parentId;
      return {
        ...(channel && { type: channel.type, ...named(channel.name) }),
        ...(guild !== undefined && { guild: { id: guild, ...named(guilds.get(guild)) } }),
        ...(parent !== undefined && { parent: { id: parent, ...named(channels.get(parent)?.name) } }),
      };
    },
    channelsOf: (guildId) => [...channels.values()].filter((channel) => channel.guildId === guildId),
    channel: (id) => channels.get(id),
  };
}

const named = (name: string | undefined) => (name === undefined ? {} : { name });

function channelOf(channel: JsonObject, id: string, guildId: string): KnownChannel {
  const name = textIn(channel, "name");
  const parentId = idIn(channel, "parent_id");
  const newest = idIn(channel, "last_message_id");
  return {
    id,
    guildId,
    type: numberIn(channel, "type") ?? 0,
    ...named(name),
    ...(parentId !== undefined && { parentId }),
    ...(newest !== undefined && { newest }),
  };
}
