import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { inOrganization, readOrganization } from "../../database/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { presentRole, presentScopes, RightsSchema, RoleSchema, ScopesSchema } from "../present.ts";
import { deleteRole } from "./delete-role.ts";
import { listRoles } from "./queries.ts";
import { saveRole } from "./save-role.ts";

const endpoint = endpointsFor<IdentityDeps>();

const params = z.object({ id: z.string().max(60) });
const Draft = z.object({ name: z.string().trim().min(1).max(60), permissions: RightsSchema });

export const roleEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/roles",
      operationId: "listRoles",
      permission: "member.read",
      summary: "The built-in roles and the organization's own.",
      answer: z.object({
        items: z.array(RoleSchema),
        scopes: ScopesSchema.describe("The scopes each permission may be held with."),
      }),
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listRoles)).map(presentRole),
      scopes: presentScopes(),
    }),
  ),
  endpoint(
    {
      method: "post",
      path: "/roles",
      operationId: "createRole",
      permission: "role.manage",
      summary: "Makes a role.",
      body: Draft,
      answer: RoleSchema,
      status: 201,
    },
    async ({ actor, database, body, ip }) =>
      presentRole(
        await inOrganization(database, actor.organizationId, (tx) =>
          saveRole(tx, actor, undefined, body, ip),
        ),
      ),
  ),
  endpoint(
    {
      method: "patch",
      path: "/roles/:id",
      operationId: "changeRole",
      permission: "role.manage",
      summary: "Changes a role.",
      params,
      body: Draft.partial(),
      answer: RoleSchema,
    },
    async ({ actor, database, params: { id }, body, ip }) =>
      presentRole(
        await inOrganization(database, actor.organizationId, (tx) => saveRole(tx, actor, id, body, ip)),
      ),
  ),
  endpoint(
    {
      method: "delete",
      path: "/roles/:id",
      operationId: "deleteRole",
      permission: "role.manage",
      summary: "Removes a role nobody holds.",
      params,
    },
    async ({ actor, database, params: { id }, ip }) =>
      inOrganization(database, actor.organizationId, (tx) => deleteRole(tx, actor, id, ip)),
  ),
];
