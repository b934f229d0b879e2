import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor } from "../../audit/index.ts";
import { readOrganization } from "../../database/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { keyExample } from "../examples.ts";
import { KeySchema, presentKey } from "../present.ts";
import { makeKey } from "./make-key.ts";
import { listKeys } from "./queries.ts";
import { revokeKey } from "./revoke-key.ts";

const endpoint = endpointsFor<IdentityDeps>();
const bind = bindingsFor<IdentityDeps>();

export const keyEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/keys",
      operationId: "listKeys",
      permission: "key.manage",
      summary: "The keys programs use.",
      output: z.object({ items: z.array(KeySchema) }),
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listKeys)).map(presentKey),
    }),
  ),
  bind(
    makeKey,
    {
      method: "post",
      path: "/keys",
      operationId: "makeKey",
      output: KeySchema.extend({ secret: z.string() }).openapi({
        example: { ...keyExample, secret: "parley_Qm9vL2V4YW1wbGUtc2VjcmV0LW9ubHk" },
      }),
      status: 201,
    },
    async ({ result }) => ({ ...presentKey(result), secret: result.secret }),
  ),
  bind(revokeKey, {
    method: "delete",
    path: "/keys/:id",
    operationId: "revokeKey",
    params: z.object({ id: z.string().max(60) }),
  }),
];
