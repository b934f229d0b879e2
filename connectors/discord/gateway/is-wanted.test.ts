import { expect, it } from "vitest";
import type { JsonObject } from "../../../core/kernel/json.ts";
import { settings, type Settings } from "../config.ts";
import { isWanted, unknownChannelOf } from "./is-wanted.ts";

const ME = "1046000000000000000";
const GUILD = "1046000000000000001";
const CHANNEL = "1046000000000000010";
const THREAD = "1046000000000000011";

const thread = { id: THREAD, guildId: GUILD, type: 11, parentId: CHANNEL };
const wanted = (t: string, d: JsonObject, given: Partial<Settings> = {}) =>
  isWanted({ t, d }, { settings: { ...settings.parse({}), ...given }, me: ME }, (id) =>
    id === THREAD ? thread : undefined,
  );
const written = { guild_id: GUILD, channel_id: CHANNEL };

it.each<[string, boolean, string, JsonObject, Partial<Settings>]>([
  ["a message", true, "MESSAGE_CREATE", written, {}],
  ["who is online", false, "PRESENCE_UPDATE", { guild_id: GUILD }, {}],
  ["a direct message", true, "MESSAGE_CREATE", { channel_id: "5" }, {}],
  [
    "a direct message that is not wanted",
    false,
    "MESSAGE_CREATE",
    { channel_id: "5" },
    { directMessages: false },
  ],
  [
    "a direct message, though only a server is named",
    true,
    "MESSAGE_CREATE",
    { channel_id: "5" },
    { servers: [GUILD] },
  ],
  ["a message of a server that is named", true, "MESSAGE_CREATE", written, { servers: [GUILD] }],
  ["a message of another server", false, "MESSAGE_CREATE", written, { servers: ["9"] }],
  ["a message of a channel that is named", true, "MESSAGE_CREATE", written, { channels: [CHANNEL] }],
  ["a message of another channel", false, "MESSAGE_CREATE", written, { channels: ["9"] }],
  [
    "a message in a thread of a channel that is named",
    true,
    "MESSAGE_CREATE",
    { ...written, channel_id: THREAD },
    { channels: [CHANNEL] },
  ],
  [
    "a reaction in a thread, told without its server",
    true,
    "MESSAGE_REACTION_ADD",
    { channel_id: THREAD },
    { channels: [CHANNEL], directMessages: false },
  ],
  ["a message that mentions nobody", false, "MESSAGE_CREATE", written, { onlyMentions: true }],
  [
    "a message that mentions the bot",
    true,
    "MESSAGE_CREATE",
    { ...written, mentions: [{ id: ME }] },
    { onlyMentions: true },
  ],
  [
    "a reply to the bot",
    true,
    "MESSAGE_CREATE",
    { ...written, referenced_message: { author: { id: ME } } },
    { onlyMentions: true },
  ],
  [
    "the bot's own message",
    true,
    "MESSAGE_CREATE",
    { ...written, author: { id: ME } },
    { onlyMentions: true },
  ],
  [
    "everybody's mention",
    false,
    "MESSAGE_CREATE",
    { ...written, mention_everyone: true },
    { onlyMentions: true },
  ],
  ["a command, mentioned or not", true, "INTERACTION_CREATE", written, { onlyMentions: true }],
  ["that the bot types", false, "TYPING_START", { ...written, user_id: ME }, {}],
  ["that somebody types", true, "TYPING_START", { ...written, user_id: "7" }, {}],
  ["that another server is gone", false, "GUILD_DELETE", { id: "9" }, { servers: [GUILD] }],
])("%s: %s", (_, expected, t, d, given) => expect(wanted(t, d, given)).toBe(expected));

it.each<[string, string | undefined, string, JsonObject, Partial<Settings>]>([
  ["of a message in a channel that may be a thread", CHANNEL, "MESSAGE_CREATE", {}, { channels: ["9"] }],
  ["of a message where all channels are wanted", undefined, "MESSAGE_CREATE", {}, {}],
  ["of a message in a listed channel", undefined, "MESSAGE_CREATE", {}, { channels: [CHANNEL] }],
  [
    "of a message in a known thread",
    undefined,
    "MESSAGE_CREATE",
    { channel_id: THREAD },
    { channels: ["9"] },
  ],
  ["of a server that is not listed", undefined, "MESSAGE_CREATE", {}, { channels: ["9"], servers: ["8"] }],
  ["of somebody who types", undefined, "TYPING_START", {}, { channels: ["9"] }],
])("the channel to ask for %s", (_, expected, t, d, given) => {
  const asked = unknownChannelOf({ t, d: { ...written, ...d } }, { ...settings.parse({}), ...given }, (id) =>
    id === THREAD ? thread : undefined,
  );
  expect(asked).toBe(expected);
});
