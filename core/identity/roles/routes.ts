import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor } from "../../audit/index.ts";
import { readOrganization } from "../../database/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { presentRole, presentScopes, RoleSchema, ScopesSchema } from "../present.ts";
import { changeRole } from "./change-role.ts";
import { createRole } from "./create-role.ts";
import { deleteRole } from "./delete-role.ts";
import { listRoles } from "./queries.ts";

const endpoint = endpointsFor<IdentityDeps>();
const bind = bindingsFor<IdentityDeps>();

const params = z.object({ id: z.string().max(60) });

export const roleEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/roles",
      operationId: "listRoles",
      permission: "member.read",
      summary: "The built-in roles and the organization's own.",
      output: z.object({
        items: z.array(RoleSchema),
        scopes: ScopesSchema.describe("The scopes each permission may be held with."),
      }),
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listRoles)).map(presentRole),
      scopes: presentScopes(),
    }),
  ),
  bind(
    createRole,
    { method: "post", path: "/roles", operationId: "createRole", output: RoleSchema, status: 201 },
    async ({ result }) => presentRole(result),
  ),
  bind(
    changeRole,
    { method: "patch", path: "/roles/:id", operationId: "changeRole", params, output: RoleSchema },
    async ({ result }) => presentRole(result),
  ),
  bind(deleteRole, { method: "delete", path: "/roles/:id", operationId: "deleteRole", params }),
];
