import { openMemoryBus } from "../../bus/memory.ts";
import { openDatabase } from "../../database/index.ts";
import { holdGateway } from "../../inbound/index.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import { log } from "../../kernel/log.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../scripted-channel.ts";

// A process of its own for tests that kill it: holds a channel's socket, saves a state, and says `held`.
log.level = "silent";
const [, , url = "", organizationId, channelId] = process.argv;
const connector = scriptedConnector({
  gateway: {
    wanted: () => true,
    async hold(_account, { saveState, signal }) {
      await saveState({ session: "s1", seq: 7 });
      process.stdout.write("held\n");
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
    },
  },
});
const channel = openScripted(
  unsafeCast<OrganizationId>(organizationId),
  unsafeCast<ChannelId>(channelId),
  connector,
);
const deps = { ...inboundDeps(openDatabase(url), accessTo(channel)), bus: openMemoryBus() };

process.stdin.resume();
await holdGateway(deps, channel.channelId, new AbortController().signal);
