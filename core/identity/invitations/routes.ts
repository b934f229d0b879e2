import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor } from "../../audit/index.ts";
import { readOrganization } from "../../database/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { InvitationSchema, presentInvitation } from "../present.ts";
import { readActor } from "../read-actor.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { invite } from "./invite.ts";
import { listInvitations, readWaitingInvitation } from "./queries.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

const endpoint = endpointsFor<IdentityDeps>();
const bind = bindingsFor<IdentityDeps>();

const params = z.object({ id: z.string().max(60) });
const token = z.string().min(20).max(100).openapi({ example: "q3xJ9mWvL0aTn2RkPz7Yb4Hd" });
const Acceptance = z
  .object({
    token,
    name: z.string().trim().min(1).max(100).optional(),
    password: z.string().min(1).max(200).optional(),
  })
  .openapi({
    example: { token: "q3xJ9mWvL0aTn2RkPz7Yb4Hd", name: "Alan Turing", password: "quiet harbour lantern" },
  });
const PreviewSchema = z
  .object({ organizationName: z.string(), email: z.string(), role: z.string() })
  .openapi({ example: { organizationName: "Harbour Books", email: "alan@example.com", role: "agent" } });

export const invitationEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/invitations",
      operationId: "listInvitations",
      permission: "invitation.manage",
      summary: "Who was invited.",
      output: z.object({ items: z.array(InvitationSchema) }),
    },
    async ({ actor, deps, database }) => ({
      items: (
        await readOrganization(database, actor.organizationId, (tx) => listInvitations(deps, tx, actor))
      ).map(presentInvitation),
    }),
  ),
  bind(
    invite,
    {
      method: "post",
      path: "/invitations",
      operationId: "invite",
      output: InvitationSchema,
      status: 201,
    },
    async ({ result }) => presentInvitation(result),
  ),
  bind(withdrawInvitation, {
    method: "delete",
    path: "/invitations/:id",
    operationId: "withdrawInvitation",
    params,
  }),
  endpoint(
    {
      method: "get",
      path: "/invitations/:id/preview",
      operationId: "previewInvitation",
      permission: "public",
      summary: "What an invitation's link leads to.",
      errors: { missing: ["invitation_missing"] },
      params,
      query: z.object({ token }),
      output: PreviewSchema,
    },
    async ({ database, params: { id }, query }) => readWaitingInvitation(database, id, query.token),
  ),
  endpoint(
    {
      method: "post",
      path: "/invitations/:id/acceptance",
      operationId: "acceptInvitation",
      permission: "public",
      summary: "Accepts an invitation and signs in.",
      errors: {
        refused: ["sign_in_required", "sign_in_failed", "too_many_tries"],
        missing: ["invitation_missing"],
        conflict: ["email_taken", "already_member"],
        invalid: ["password_needed", "password_too_short", "password_too_long", "password_guessable"],
      },
      params,
      body: Acceptance,
    },
    async ({ deps, params: { id }, body, ip, context }) => {
      const actor = await readActor(deps, context.req.header("cookie"));
      const headers = await acceptInvitation(deps, {
        ...body,
        invitationId: id,
        actor,
        ip,
        userAgent: context.req.header("user-agent"),
        cookie: context.req.header("cookie"),
      });
      return new Response(null, { status: 204, headers });
    },
  ),
];
