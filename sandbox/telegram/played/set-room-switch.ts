import { StageRefusal } from "../../stage/refusal.ts";
import type { InRoom, Person, Switched } from "../../stage/played-platform.ts";
import { setBlocked } from "../people/block.ts";
import { setBotMembership } from "../people/groups.ts";
import { speaker } from "../people/speaker.ts";
import type { Bot, Room, World } from "../world.ts";

/** Blocks the bot in a private chat, or adds it to a group and removes it. */
export function setRoomSwitch(
  { world, account }: InRoom<World, Bot>,
  room: Room,
  { name, on, from }: Switched & Partial<Person>,
): void {
  const { chat, members } = room;
  if (name === "blocked" && chat.type === "private") return setBlocked(world, account, chat.id, on);
  if (name !== "member" || chat.type === "private") throw new StageRefusal(404, "There is no such switch.");
  const { person } = speaker(world, account, chat.id, from === undefined ? [...members][0] : Number(from));
  setBotMembership(world, account, room, person, on);
}
