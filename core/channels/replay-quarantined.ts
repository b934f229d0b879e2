import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../access/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { openOwn } from "./open-own.ts";
import { channelTarget } from "./target.ts";

const action = actionsFor<Pick<ChannelDeps, "channels" | "replay">, MemberActor>();

/** Reads a payload again that could not be read when it arrived. */
export const replayQuarantined = action({
  name: "channel.replay",
  summary: "Reads a payload again.",
  permission: "channel.manage",
  target: channelTarget,
  input: z.object({ eventId: z.string() }),
  record: "none",
  // Reading takes transactions of its own, as it does for everything that arrives.
  async prepare(deps, { actor }, id, { eventId }) {
    const { channelId } = await openOwn(deps, actor.organizationId, id);
    return deps.replay(channelId, eventId);
  },
  perform: async (_context, _channel, _input, outcome) => outcome,
});
