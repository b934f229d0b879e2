import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor, performAction } from "../../audit/index.ts";
import { readOrganization } from "../../database/index.ts";
import { HubError } from "../../kernel/errors.ts";
import type { ChannelDeps } from "../channel.ts";
import { ChannelSchema } from "../present.ts";
import { showChannel } from "../show-channel.ts";
import { authoriseChannel } from "./authorise-channel.ts";
import { findAuthorisation } from "./claim-authorisation.ts";
import { redeemAuthorisation, ReturnedSchema } from "./redeem-authorisation.ts";

const endpoint = endpointsFor<ChannelDeps>();
const bind = bindingsFor<ChannelDeps>();

/** Serves sign-ins at platforms. The browser comes back to a page, which asks for the end of the visit with its session. */
export const authorisationEndpoints = [
  bind(
    authoriseChannel,
    {
      method: "post",
      path: "/channels/:id/authorisation",
      operationId: "authoriseChannel",
      params: z.object({ id: z.string() }),
      output: z.object({ address: z.string() }).openapi({
        example: { address: "https://platform.example/oauth/authorize?client_id=42&state=…" },
      }),
      status: 201,
    },
    async ({ result: { address } }) => ({ address }),
  ),

  endpoint(
    {
      method: "post",
      path: "/oauth/channels/callback",
      operationId: "redeemAuthorisation",
      permission: redeemAuthorisation.permission,
      summary: redeemAuthorisation.summary,
      action: redeemAuthorisation,
      body: ReturnedSchema,
      output: ChannelSchema,
    },
    async ({ deps, actor, ip, once, body }) => {
      const { channel_id: id } = await readOrganization(deps.database, actor.organizationId, (tx) =>
        findAuthorisation(tx, body.state),
      );
      await performAction(
        deps,
        redeemAuthorisation,
        { actor, ip, once },
        id,
        body,
        async () => undefined,
      ).catch((error: unknown) => {
        throw withChannel(error, id);
      });
      return showChannel(deps, actor, id);
    },
  ),
];

/** The browser comes back without knowing which channel it left. */
const withChannel = (error: unknown, channelId: string): unknown =>
  error instanceof HubError
    ? new HubError(error.kind, error.code, error.message, { ...error.facts, channelId })
    : error;
