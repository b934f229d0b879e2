import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Settings } from "../config.ts";
import { idIn, objectIn, objectsIn } from "../normalise/read.ts";
import type { KnownChannel } from "./places.ts";

/** Dispatches that say something to the hub. The others are noise, or only teach the gateway where things are. */
const KEPT: ReadonlySet<string> = new Set([
  "MESSAGE_CREATE",
  "MESSAGE_UPDATE",
  "MESSAGE_DELETE",
  "MESSAGE_DELETE_BULK",
  "MESSAGE_REACTION_ADD",
  "MESSAGE_REACTION_REMOVE",
  "MESSAGE_REACTION_REMOVE_ALL",
  "MESSAGE_REACTION_REMOVE_EMOJI",
  "MESSAGE_POLL_VOTE_ADD",
  "MESSAGE_POLL_VOTE_REMOVE",
  "TYPING_START",
  "CHANNEL_UPDATE",
  "CHANNEL_DELETE",
  "THREAD_CREATE",
  "THREAD_UPDATE",
  "THREAD_DELETE",
  "THREAD_MEMBERS_UPDATE",
  "GUILD_CREATE",
  "GUILD_DELETE",
  "INTERACTION_CREATE",
]);

type Bot = { readonly settings: Settings; readonly me: string | null };

/** Whether an event is what this account listens to. */
export function isWanted(
  { t, d }: { readonly t: string; readonly d: JsonObject },
  { settings, me }: Bot,
  channelBy: (id: string) => KnownChannel | undefined,
): boolean {
  if (!KEPT.has(t) || (t === "TYPING_START" && me !== null && idIn(d, "user_id") === me)) return false;
  if (t.startsWith("GUILD_")) return isListed(settings.servers, idIn(d, "id"));
  const channelId = idIn(d, "channel_id") ?? (/^(CHANNEL|THREAD)_/.test(t) ? idIn(d, "id") : undefined);
  const channel = channelId === undefined ? undefined : channelBy(channelId);
  const server = idIn(d, "guild_id") ?? channel?.guildId;
  if (server === undefined) return settings.directMessages;
  if (!isListed(settings.servers, server)) return false;
  const parent = channel?.parentId ?? idIn(d, "parent_id");
  if (!isListed(settings.channels, channelId) && !isListed(settings.channels, parent)) return false;
  return !settings.onlyMentions || !/^MESSAGE_(CREATE|UPDATE)$/.test(t) || concerns(d, me);
}

/** The channel that has to be known before it is decided whether an event is wanted: it may be a thread of a listed one. */
export function unknownChannelOf(
  { t, d }: { readonly t: string; readonly d: JsonObject },
  { servers, channels }: Settings,
  channelBy: (id: string) => KnownChannel | undefined,
): string | undefined {
  if (channels.length === 0 || !KEPT.has(t) || t === "TYPING_START") return undefined;
  const id = idIn(d, "channel_id");
  const server = idIn(d, "guild_id");
  if (id === undefined || server === undefined || channels.includes(id) || !isListed(servers, server))
    return undefined;
  return channelBy(id) || idIn(d, "parent_id") !== undefined ? undefined : id;
}

const isListed = (list: readonly string[], id: string | undefined) =>
  list.length === 0 || (id !== undefined && list.includes(id));

/** Whether a message is to the bot or from it: it mentions the bot or replies to it. */
function concerns(d: JsonObject, me: string | null): boolean {
  const isMe = (user: JsonObject | undefined) => user !== undefined && me !== null && idIn(user, "id") === me;
  if (isMe(objectIn(d, "author")) || objectsIn(d, "mentions").some(isMe)) return true;
  const original = objectIn(d, "referenced_message");
  return original !== undefined && isMe(objectIn(original, "author"));
}
