import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../access/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { openOwn } from "./open-own.ts";
import { channelTarget } from "./target.ts";

const action = actionsFor<Pick<ChannelDeps, "channels" | "replay">, MemberActor>();

/** Ingests a quarantined payload again. */
export const replayQuarantined = action({
  name: "channel.replay",
  summary: "Reads a payload again.",
  permission: "channel.manage",
  errors: { missing: ["event_unknown"] },
  target: channelTarget,
  input: z.object({ eventId: z.string() }),
  record: "none",
  // Ingesting opens its own transactions, as for every payload.
  async prepare(deps, { actor }, id, { eventId }) {
    const { channelId } = await openOwn(deps, actor.organizationId, id);
    return deps.replay(channelId, eventId);
  },
  perform: async (_context, _channel, _input, outcome) => outcome,
});
