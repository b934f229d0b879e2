import { z } from "@hono/zod-openapi";
import { inOrganization, readOrganization } from "../../database/index.ts";
import { endpointsFor } from "../../http/endpoint.ts";
import type { IdentityDeps } from "../deps.ts";
import { MemberSchema, presentMember } from "../present.ts";
import { changeRole } from "./change-role.ts";
import { listMembers } from "./queries.ts";
import { removeMember } from "./remove-member.ts";

const endpoint = endpointsFor<IdentityDeps>();

const params = z.object({ id: z.string().max(60) });

export const memberEndpoints = [
  endpoint(
    { method: "get", path: "/members", operationId: "listMembers", permission: "member.read", summary: "The organization's members.", answer: z.object({ items: z.array(MemberSchema) }) },
    async ({ actor, database }) => ({ items: (await readOrganization(database, actor.organizationId, listMembers)).map(presentMember) }),
  ),
  endpoint(
    { method: "patch", path: "/members/:id", operationId: "changeMemberRole", permission: "member.manage", summary: "Gives a member another role.", params, body: z.object({ role: z.string().min(1).max(60) }), answer: MemberSchema },
    async ({ actor, database, params: { id }, body, ip }) => presentMember(await inOrganization(database, actor.organizationId, (tx) => changeRole(tx, actor, id, body.role, ip))),
  ),
  endpoint(
    { method: "delete", path: "/members/:id", operationId: "removeMember", permission: "member.manage", summary: "Takes a member out of the organization.", params },
    async ({ actor, database, params: { id }, ip }) => inOrganization(database, actor.organizationId, (tx) => removeMember(tx, actor, id, ip)),
  ),
];
