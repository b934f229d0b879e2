import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor } from "../../audit/index.ts";
import { readOrganization } from "../../database/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { MemberSchema, presentMember } from "../present.ts";
import { changeMember } from "./change-member.ts";
import { endMemberSessions } from "./end-member-sessions.ts";
import { listMembers } from "./queries.ts";
import { removeMember } from "./remove-member.ts";

const endpoint = endpointsFor<IdentityDeps>();
const bind = bindingsFor<IdentityDeps>();

const params = z.object({ id: z.string().max(60) });

export const memberEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/members",
      operationId: "listMembers",
      permission: "member.read",
      summary: "The organization's members.",
      output: z.object({ items: z.array(MemberSchema) }),
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listMembers)).map(presentMember),
    }),
  ),
  bind(
    changeMember,
    { method: "patch", path: "/members/:id", operationId: "changeMember", params, output: MemberSchema },
    async ({ result }) => presentMember(result),
  ),
  bind(endMemberSessions, {
    method: "delete",
    path: "/members/:id/sessions",
    operationId: "endMemberSessions",
    params,
  }),
  bind(removeMember, { method: "delete", path: "/members/:id", operationId: "removeMember", params }),
];
