import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import { changeEndpoints } from "./change-routes.ts";
import type { ChannelDeps } from "./channel.ts";
import {
  ChannelSchema,
  ConnectorSchema,
  GapSchema,
  presentChannel,
  presentConnector,
  QuarantinedSchema,
} from "./present.ts";
import { listChannels, listGaps, listQuarantine, readChannel } from "./queries.ts";

const endpoint = endpointsFor<ChannelDeps>();
const params = z.object({ id: z.string() });
const itemsOf = <S extends z.ZodType>(schema: S) => z.object({ items: z.array(schema) });

/** Serves connected accounts: their set-up, health and quarantine. */
export const channelEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/connectors",
      operationId: "listConnectors",
      permission: "channel.read",
      summary: "Lists what can be connected, with the fields each needs.",
      output: itemsOf(ConnectorSchema),
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
      output: itemsOf(ChannelSchema),
    },
    async ({ deps, actor }) => ({
      items: (await readOrganization(deps.database, actor.organizationId, listChannels)).map((row) =>
        presentChannel(row, deps.hubAddress),
      ),
    }),
  ),

  endpoint(
    {
      method: "get",
      path: "/channels/:id/quarantine",
      operationId: "listQuarantine",
      permission: "channel.manage",
      summary: "Lists what arrived and could not be read.",
      errors: { missing: ["channel_unknown"] },
      params,
      output: itemsOf(QuarantinedSchema),
    },
    async ({ deps, actor, params: { id } }) =>
      readOrganization(deps.database, actor.organizationId, async (tx) => ({
        items: await listQuarantine(tx, (await readChannel(tx, id)).id),
      })),
  ),

  endpoint(
    {
      method: "get",
      path: "/channels/:id/gaps",
      operationId: "listGaps",
      permission: "channel.read",
      summary: "Lists the times of which events are missing.",
      errors: { missing: ["channel_unknown"] },
      params,
      output: itemsOf(GapSchema),
    },
    async ({ deps, actor, params: { id } }) =>
      readOrganization(deps.database, actor.organizationId, async (tx) => ({
        items: await listGaps(tx, (await readChannel(tx, id)).id),
      })),
  ),

  ...changeEndpoints,
];
