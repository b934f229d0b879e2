import type { ChatMember } from "@grammyjs/types";
import { announce } from "../../people/block.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { findRoom, writableRoom } from "../find-room.ts";
import { integerOf } from "../params.ts";
import { bad } from "../refusal.ts";

export function getChat({ world, bot, params }: Call): Outcome {
  const { chat } = findRoom(world, bot, params);
  const common = {
    accent_color_id: Math.abs(chat.id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  };
  return { result: { ...chat, ...common, ...(chat.type === "private" ? {} : { permissions: PERMISSIONS }) } };
}

const PERMISSIONS = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_invite_users: true,
};

export function getChatMember({ world, bot, params }: Call): Outcome {
  const room = findRoom(world, bot, params);
  const id = integerOf(params, "user_id");
  const user = id === bot.user.id ? bot.user : world.customers.get(id);
  if (!user) throw bad("user not found");
  const inside = id === bot.user.id ? room.bot === "member" : room.members.has(id);
  const member: ChatMember = inside ? { status: "member", user } : { status: "left", user };
  return { result: member };
}

export function getChatMemberCount({ world, bot, params }: Call): Outcome {
  return { result: findRoom(world, bot, params).members.size + 1 };
}

export function leaveChat({ world, bot, params }: Call): Outcome {
  const room = writableRoom(world, bot, params);
  if (room.chat.type === "private") throw bad("chat member status can't be changed in private chats");
  room.bot = "left";
  announce(world, bot, room, bot.user, "member");
  return done;
}

/** No user here has a picture. */
export function getUserProfilePhotos({ world, params }: Call): Outcome {
  if (!world.customers.has(integerOf(params, "user_id"))) throw bad("user not found");
  return { result: { total_count: 0, photos: [] } };
}
