import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { selfTarget } from "./target.ts";
import { publishUserChange } from "./publish-user-change.ts";

const action = actionsFor<Pick<IdentityDeps, "database">, MemberActor>();

/** Changes how the actor is called, in every organization they belong to, and answers the name. */
export const changeMe = action({
  name: "account.change",
  summary: "Changes one's own name.",
  permission: "signed_in",
  target: selfTarget,
  input: z
    .object({ name: z.string().trim().min(1).max(100).optional() })
    .openapi({ example: { name: "Grace Hopper" } }),
  record: "none",
  async perform({ actor, deps }, _, { name = actor.name }) {
    await deps.database.auth.query("update users set name = $2 where id = $1", [actor.userId, name]);
    return name;
  },
  complete: ({ database }, _, { actor }) => publishUserChange(database, actor.userId),
});
