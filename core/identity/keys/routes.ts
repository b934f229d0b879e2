import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { inOrganization, readOrganization } from "../../database/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { KeySchema, presentKey, RightsSchema } from "../present.ts";
import { makeKey } from "./make-key.ts";
import { listKeys } from "./queries.ts";
import { revokeKey } from "./revoke-key.ts";

const endpoint = endpointsFor<IdentityDeps>();

const Wanted = z.object({
  name: z.string().trim().min(1).max(60),
  permissions: RightsSchema,
  expiresInDays: z.int().min(1).max(3650).optional(),
});

export const keyEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/keys",
      operationId: "listKeys",
      permission: "key.manage",
      summary: "The keys programs use.",
      answer: z.object({ items: z.array(KeySchema) }),
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listKeys)).map(presentKey),
    }),
  ),
  endpoint(
    {
      method: "post",
      path: "/keys",
      operationId: "makeKey",
      permission: "key.manage",
      summary: "Makes a key; its secret is shown once.",
      body: Wanted,
      answer: KeySchema.extend({ secret: z.string() }),
      status: 201,
    },
    async ({ actor, database, body, ip }) => {
      const made = await inOrganization(database, actor.organizationId, (tx) => makeKey(tx, actor, body, ip));
      return { ...presentKey(made), secret: made.secret };
    },
  ),
  endpoint(
    {
      method: "delete",
      path: "/keys/:id",
      operationId: "revokeKey",
      permission: "key.manage",
      summary: "Makes a key worthless, and every key made with it.",
      params: z.object({ id: z.string().max(60) }),
    },
    async ({ actor, database, params: { id }, ip }) =>
      inOrganization(database, actor.organizationId, (tx) => revokeKey(tx, actor, id, ip)),
  ),
];
