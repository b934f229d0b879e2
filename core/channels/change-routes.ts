import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { bindingsFor, performAction } from "../audit/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { announceCheck, checkChannel } from "./check-channel.ts";
import { createChannel } from "./create-channel.ts";
import { openOwnAtAll } from "./open-own.ts";
import { ChannelChangeSchema, ChannelDraftSchema, ChannelSchema, presentChannel } from "./present.ts";
import { readChannel } from "./queries.ts";
import { removeChannel } from "./remove-channel.ts";
import { repairChannel } from "./repair-channel.ts";
import { replayQuarantined } from "./replay-quarantined.ts";
import { showChannel } from "./show-channel.ts";
import { updateChannel } from "./update-channel.ts";

const endpoint = endpointsFor<ChannelDeps>();
const bind = bindingsFor<ChannelDeps>();
const params = z.object({ id: z.string() });

const nothing = async () => undefined;

/** Serves the changes of a channel. */
export const changeEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/channels",
      operationId: "createChannel",
      permission: createChannel.permission,
      summary: createChannel.summary,
      action: createChannel,
      body: ChannelDraftSchema,
      output: ChannelSchema,
      status: 201,
    },
    async ({ deps, actor, ip, once, body }) => {
      const id = await performAction(
        deps,
        createChannel,
        { actor, ip, once },
        "",
        body,
        async (_, { channelId }) => channelId,
      );
      return showChannel(deps, actor, id);
    },
  ),

  endpoint(
    {
      method: "patch",
      path: "/channels/:id",
      operationId: "updateChannel",
      permission: updateChannel.permission,
      summary: updateChannel.summary,
      action: updateChannel,
      params,
      body: ChannelChangeSchema,
      output: ChannelSchema,
    },
    async ({ deps, actor, ip, once, params: { id }, body }) => {
      await performAction(deps, updateChannel, { actor, ip, once }, id, body, nothing);
      return showChannel(deps, actor, id);
    },
  ),

  endpoint(
    {
      method: "delete",
      path: "/channels/:id",
      operationId: "removeChannel",
      permission: removeChannel.permission,
      summary: removeChannel.summary,
      action: removeChannel,
      params,
      query: z.object({ name: z.string().max(200).optional() }),
    },
    ({ deps, actor, ip, once, params: { id }, query }) =>
      performAction(deps, removeChannel, { actor, ip, once }, id, query, nothing),
  ),

  endpoint(
    {
      method: "post",
      path: "/channels/:id/check",
      operationId: "checkChannel",
      permission: "channel.read",
      summary: "Asks the platform how the account is, now.",
      errors: { missing: ["channel_unknown"] },
      params,
      output: ChannelSchema,
    },
    async ({ deps, actor, params: { id } }) => {
      const opened = await openOwnAtAll(deps, actor.organizationId, id);
      await checkChannel(deps, opened);
      await announceCheck(deps, opened);
      return showChannel(deps, actor, id);
    },
  ),

  bind(
    repairChannel,
    {
      method: "post",
      path: "/channels/:id/repair",
      operationId: "repairChannel",
      params,
      output: ChannelSchema,
    },
    async ({ tx, deps, found }) => presentChannel(deps, await readChannel(tx, found.id)),
  ),

  endpoint(
    {
      method: "post",
      path: "/channels/:id/quarantine/:eventId/replay",
      operationId: "replayQuarantined",
      permission: replayQuarantined.permission,
      summary: replayQuarantined.summary,
      action: replayQuarantined,
      params: z.object({ id: z.string(), eventId: z.string() }),
      output: z.object({ outcome: z.enum(["read", "quarantined"]) }),
    },
    ({ deps, actor, ip, once, params: { id, eventId } }) =>
      performAction(deps, replayQuarantined, { actor, ip, once }, id, { eventId }, async (_, outcome) => ({
        outcome,
      })),
  ),
];
