import { z } from "@hono/zod-openapi";
import { endpointsFor, type MemberActor } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import type { ChannelDeps } from "./channel.ts";
import { checkChannel } from "./check-channel.ts";
import { createChannel } from "./create-channel.ts";
import { openOwn, openOwnAtAll } from "./open-own.ts";
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
import { updateChannel } from "./update-channel.ts";

const endpoint = endpointsFor<ChannelDeps>();
const params = z.object({ id: z.string() });
const itemsOf = <S extends z.ZodType>(schema: S) => z.object({ items: z.array(schema) });

const show = (deps: ChannelDeps, actor: MemberActor, id: string) =>
  readOrganization(deps.database, actor.organizationId, async (tx) =>
    presentChannel(await readChannel(tx, id), deps.hubAddress),
  );

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
      permission: "channel.manage",
      summary: "Connects an account, after asking its platform.",
      body: ChannelDraftSchema,
      answer: ChannelSchema,
      status: 201,
    },
    async ({ deps, actor, ip, body }) =>
      show(deps, actor, await createChannel(deps, actor.organizationId, { actor, ip }, body)),
  ),

  endpoint(
    {
      method: "patch",
      path: "/channels/:id",
      operationId: "updateChannel",
      permission: "channel.manage",
      summary: "Changes a channel; new credentials are tried first.",
      params,
      body: ChannelChangeSchema,
      answer: ChannelSchema,
    },
    async ({ deps, actor, ip, params: { id }, body }) => {
      await updateChannel(deps, actor.organizationId, { actor, ip }, id, body);
      return show(deps, actor, id);
    },
  ),

  endpoint(
    {
      method: "delete",
      path: "/channels/:id",
      operationId: "removeChannel",
      permission: "channel.manage",
      summary: "Disconnects and removes a channel.",
      params,
      query: z.object({ withConversations: z.stringbool().default(false) }),
    },
    async ({ deps, actor, ip, params: { id }, query }) => {
      await removeChannel(deps, actor.organizationId, { actor, ip }, id, query.withConversations);
      return undefined;
    },
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

  endpoint(
    {
      method: "post",
      path: "/channels/:id/repair",
      operationId: "repairChannel",
      permission: "channel.manage",
      summary: "Makes the platform deliver here again.",
      params,
      answer: ChannelSchema,
    },
    async ({ deps, actor, ip, params: { id } }) => {
      await repairChannel(deps, { actor, ip }, await openOwn(deps, actor.organizationId, id));
      return show(deps, actor, id);
    },
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
      permission: "channel.manage",
      summary: "Reads a payload again.",
      params: z.object({ id: z.string(), eventId: z.string() }),
      answer: z.object({ outcome: z.enum(["read", "quarantined"]) }),
    },
    async ({ deps, actor, params: { id, eventId } }) => {
      const { channelId } = await openOwn(deps, actor.organizationId, id);
      return { outcome: await deps.replay(channelId, eventId) };
    },
  ),
];
