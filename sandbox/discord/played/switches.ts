import type { InRoom, Scene, Switched } from "../../stage/played-platform.ts";
import { StageRefusal } from "../../stage/refusal.ts";
import { publish } from "../../stage/stage-world.ts";
import { closeSessions } from "../gateway/close-sessions.ts";
import { join, leave } from "../model/add-guild.ts";
import { changeChannel } from "../model/change-channel.ts";
import { channelFor } from "../people/speaker.ts";
import { setAllowed } from "../permissions/set-allowed.ts";
import type { App, Channel, World } from "../world.ts";

const noSwitch = () => new StageRefusal(404, "There is no such switch.");

/** Revokes the token, or switches a privileged intent: whoever had asked for it is closed out. */
export function setAccountSwitch({ world, account }: Scene<World, App>, { name, on }: Switched): void {
  if (name === "revoked") account.revoked = on;
  else if (name === "message_content") account.intents.messageContent = on;
  else if (name === "members") account.intents.members = on;
  else throw noSwitch();
  if (account.revoked) closeSessions(world, account, [4004, "Authentication failed."]);
  else if (name !== "revoked" && !on) closeSessions(world, account, [4014, "Disallowed intent(s)."]);
  publish(world, account, () => ({ kind: "accounts" }));
}

/** Changes what the bot may do in a channel, whether it is a member, or how a thread stands. */
export function setRoomSwitch({ world, account, roomId }: InRoom<World, App>, { name, on }: Switched): void {
  const channel = channelFor(world, roomId);
  if (name === "blocked") block(account, channel, on);
  else if (name === "archived") changeChannel(world, channel, { archived: on });
  else if (name === "locked") changeChannel(world, channel, { locked: on });
  else if (name === "hidden") setAllowed(world, channel, account.id, ["VIEW_CHANNEL"], !on);
  else if (name === "silent")
    setAllowed(world, channel, account.id, ["SEND_MESSAGES", "SEND_MESSAGES_IN_THREADS"], !on);
  else if (name === "member") setMember(world, account, channel, on);
  else throw noSwitch();
  publish(world, account, () => ({ kind: "rooms" }));
}

function block(app: App, { recipients }: Channel, on: boolean): void {
  for (const id of recipients.filter((each) => each !== app.id)) {
    if (on) app.blockedBy.add(id);
    else app.blockedBy.delete(id);
  }
}

function setMember(world: World, app: App, { guildId }: Channel, on: boolean): void {
  const guild = world.guilds.get(guildId ?? "");
  if (!guild) throw noSwitch();
  if (on) join(world, guild, app.id);
  else leave(world, guild, app.id);
}
