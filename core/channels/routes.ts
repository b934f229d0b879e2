import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import { authorisationEndpoints } from "./authorisation/routes.ts";
import { changeEndpoints } from "./change-routes.ts";
import type { ChannelDeps } from "./channel.ts";
import { guideStepExample } from "./examples.ts";
import { hookUrl } from "./access.ts";
import { guideOf, GuideStepSchema } from "./guide.ts";
import { ConnectorSchema, presentConnector } from "./present-connector.ts";
import {
  ApprovedTemplatesSchema,
  ChannelSchema,
  GapSchema,
  presentChannel,
  QuarantinedSchema,
} from "./present.ts";
import { listChannels, listGaps, listQuarantine, readChannel } from "./queries.ts";
import { listTemplates } from "./templates/list-templates.ts";

const endpoint = endpointsFor<ChannelDeps>();
const params = z.object({ id: z.string() });
const itemsOf = <S extends z.ZodType>(schema: S) => z.object({ items: z.array(schema) });

const GuideSchema = z
  .object({ steps: z.array(GuideStepSchema) })
  .openapi("Guide", { example: { steps: [guideStepExample] } });

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
    async ({ deps }) => ({
      items: Object.values(deps.registry).map((connector) => presentConnector(deps, connector)),
    }),
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
        presentChannel(deps, row),
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

  endpoint(
    {
      method: "get",
      path: "/channels/:id/guide",
      operationId: "readGuide",
      permission: "channel.manage",
      summary: "Says how this channel is set up, step by step, with its own addresses.",
      errors: { missing: ["channel_unknown"] },
      params,
      output: GuideSchema,
    },
    async ({ deps, actor, params: { id } }) => {
      const row = await readOrganization(deps.database, actor.organizationId, (tx) => readChannel(tx, id));
      const { id: channelId, appKey, accountId, settings } = row;
      const known = { channelId, hookUrl: hookUrl(deps.hubAddress, channelId, appKey), accountId, settings };
      return { steps: [...guideOf(deps.hubAddress, deps.registry[row.connector], known)] };
    },
  ),

  endpoint(
    {
      method: "get",
      path: "/channels/:id/templates",
      operationId: "listApprovedTemplates",
      permission: "channel.read",
      summary: "Lists the texts that the platform approved, for when it takes no others.",
      errors: { missing: ["channel_unknown"] },
      params,
      output: ApprovedTemplatesSchema,
    },
    ({ deps, actor, params: { id } }) => listTemplates(deps, actor.organizationId, id),
  ),

  ...changeEndpoints,
  ...authorisationEndpoints,
];
