import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { inOrganization, readOrganization } from "../../database/index.ts";
import { readId } from "../../kernel/ids.ts";
import type { IdentityDeps } from "../deps.ts";
import { MemberSchema, presentMember } from "../present.ts";
import { changeMember } from "./change-member.ts";
import { listMembers } from "./queries.ts";
import { removeMember } from "./remove-member.ts";

const endpoint = endpointsFor<IdentityDeps>();

const params = z.object({ id: z.string().max(60) });

/** `team` and `channelIds` are what the scopes of those names mean for the member. */
const Change = z.object({
  role: z.string().min(1).max(60).optional(),
  team: z.string().trim().min(1).max(60).nullable().optional(),
  channelIds: z.array(z.string()).max(200).optional(),
});

export const memberEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/members",
      operationId: "listMembers",
      permission: "member.read",
      summary: "The organization's members.",
      answer: z.object({ items: z.array(MemberSchema) }),
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listMembers)).map(presentMember),
    }),
  ),
  endpoint(
    {
      method: "patch",
      path: "/members/:id",
      operationId: "changeMember",
      permission: "member.manage",
      summary: "Gives a member another role, team or channels.",
      params,
      body: Change,
      answer: MemberSchema,
    },
    async ({ actor, database, params: { id }, body, ip }) =>
      presentMember(
        await inOrganization(database, actor.organizationId, (tx) =>
          changeMember(
            tx,
            actor,
            id,
            { ...body, channelIds: body.channelIds?.map((one) => readId("chn", one)) },
            ip,
          ),
        ),
      ),
  ),
  endpoint(
    {
      method: "delete",
      path: "/members/:id",
      operationId: "removeMember",
      permission: "member.manage",
      summary: "Takes a member out of the organization.",
      params,
    },
    async ({ actor, database, params: { id }, ip }) =>
      inOrganization(database, actor.organizationId, (tx) => removeMember(tx, actor, id, ip)),
  ),
];
