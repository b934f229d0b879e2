import { z } from "@hono/zod-openapi";
import { endpointsFor, type MemberActor } from "../access/index.ts";
import { bindingsFor, performAction } from "../audit/index.ts";
import { readOrganization } from "../database/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { checkChannel } from "./check-channel.ts";
import { createChannel } from "./create-channel.ts";
import { openOwnAtAll } from "./open-own.ts";
import {
  ChannelChangeSchema,
  ChannelDraftSchema,
  ChannelSchema,
  ConnectorSchema,
  presentChannel,
  presentConnector,
  QuarantinedSchema,
} from "./present.ts";
import { listChannels, listQuarantine, readChannel } from "./queries.ts";
import { removeChannel } from "./remove-channel.ts";
import { repairChannel } from "./repair-channel.ts";
import { replayQuarantined } from "./replay-quarantined.ts";
import { updateChannel } from "./update-channel.ts";

const endpoint = endpointsFor<ChannelDeps>();
const bind = bindingsFor<ChannelDeps>();
const params = z.object({ id: z.string() });
const itemsOf = <S extends z.ZodType>(schema: S) => z.object({ items: z.array(schema) });

/** The channel as it is once all is done: what follows a commit writes down how it is then. */
const show = (deps: ChannelDeps, actor: MemberActor, id: string) =>
  readOrganization(deps.database, actor.organizationId, async (tx) =>
    presentChannel(await readChannel(tx, id), deps.hubAddress),
  );

const nothing = async () => undefined;

/** Connected accounts: their set-up, their health and what could not be read. */
export const channelEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/connectors",
      operationId: "listConnectors",
      permission: "channel.read",
      summary: "Lists what can be connected, with the fields each needs.",
      answer: itemsOf(ConnectorSchema),
    },
    async ({ deps }) => ({ items: Object.values(deps.registry).map(presentConnector) }),
  ),

  endpoint(
    {
      method: "get",
      path: "/channels",
      operationId: "listChannels",
      permission: "channel.read",
      summary: "Lists the channels with their health.",
      answer: itemsOf(ChannelSchema),
    },
    async ({ deps, actor }) => ({
      items: (await readOrganization(deps.database, actor.organizationId, listChannels)).map((row) =>
        presentChannel(row, deps.hubAddress),
      ),
    }),
  ),

  endpoint(
    {
      method: "post",
      path: "/channels",
      operationId: "createChannel",
      permission: createChannel.permission,
      summary: createChannel.summary,
      action: createChannel,
      body: ChannelDraftSchema,
      answer: ChannelSchema,
      status: 201,
    },
    async ({ deps, actor, ip, body }) => {
      const id = await performAction(
        deps,
        createChannel,
        { actor, ip },
        "",
        body,
        async (_, { channelId }) => channelId,
      );
      return show(deps, actor, id);
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
      answer: ChannelSchema,
    },
    async ({ deps, actor, ip, params: { id }, body }) => {
      await performAction(deps, updateChannel, { actor, ip }, id, body, nothing);
      return show(deps, actor, id);
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
      query: z.object({ withConversations: z.stringbool().default(false) }),
    },
    ({ deps, actor, ip, params: { id }, query }) =>
      performAction(deps, removeChannel, { actor, ip }, id, query, nothing),
  ),

  endpoint(
    {
      method: "post",
      path: "/channels/:id/check",
      operationId: "checkChannel",
      permission: "channel.read",
      summary: "Asks the platform how the account is, now.",
      params,
      answer: ChannelSchema,
    },
    async ({ deps, actor, params: { id } }) => {
      await checkChannel(deps, await openOwnAtAll(deps, actor.organizationId, id));
      return show(deps, actor, id);
    },
  ),

  bind(
    repairChannel,
    {
      method: "post",
      path: "/channels/:id/repair",
      operationId: "repairChannel",
      params,
      answer: ChannelSchema,
    },
    async ({ tx, deps, found }) => presentChannel(await readChannel(tx, found.id), deps.door),
  ),

  endpoint(
    {
      method: "get",
      path: "/channels/:id/quarantine",
      operationId: "listQuarantine",
      permission: "channel.manage",
      summary: "Lists what arrived and could not be read.",
      params,
      answer: itemsOf(QuarantinedSchema),
    },
    async ({ deps, actor, params: { id } }) =>
      readOrganization(deps.database, actor.organizationId, async (tx) => ({
        items: await listQuarantine(tx, (await readChannel(tx, id)).id),
      })),
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
      answer: z.object({ outcome: z.enum(["read", "quarantined"]) }),
    },
    ({ deps, actor, ip, params: { id, eventId } }) =>
      performAction(deps, replayQuarantined, { actor, ip }, id, { eventId }, async (_, outcome) => ({
        outcome,
      })),
  ),
];
