import { actionsFor, type MemberActor } from "../access/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { installChannel } from "./install-channel.ts";
import { openOwn } from "./open-own.ts";
import { publishMenu } from "./publish-menu.ts";
import { channelTarget } from "./target.ts";

const action = actionsFor<Pick<ChannelDeps, "database" | "channels" | "menus">, MemberActor>();

/** Registers the hub with the platform again, and records the account's health. */
export const repairChannel = action({
  name: "channel.repair",
  summary: "Makes the platform deliver here again.",
  permission: "channel.manage",
  target: channelTarget,
  record: "audit",
  async prepare(deps, { actor }, id) {
    const channel = await openOwn(deps, actor.organizationId, id);
    await installChannel(deps.database, channel);
    await publishMenu(deps, channel);
  },
  async perform({ note }, { id }) {
    note({ action: "channel.repaired", target: { kind: "channel", id } });
  },
});
