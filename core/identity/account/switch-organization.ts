import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { IdentityDeps } from "../deps.ts";
import { selfTarget } from "./target.ts";
import { exampleId } from "../../kernel/example-id.ts";

const action = actionsFor<Pick<IdentityDeps, "database">, MemberActor>();

/** Makes another of the actor's organizations the one this session speaks for; throws `organization_missing`. */
export const switchOrganization = action({
  name: "account.switch_organization",
  summary: "Chooses the organization to work in.",
  permission: "signed_in",
  errors: { missing: ["organization_missing"] },
  target: selfTarget,
  input: z.object({ organizationId: z.string() }).openapi({ example: { organizationId: exampleId("org") } }),
  record: "none",
  async perform({ actor, deps }, _, { organizationId }) {
    const { rowCount } = await deps.database.auth.query(
      `update user_sessions set active_organization_id = $3
       where id = $1 and user_id = $2 and exists (select from user_roles m where m.user_id = $2 and m.organization_id = $3)`,
      [actor.sessionId, actor.userId, organizationId],
    );
    if (rowCount === 0) throw missing("organization_missing", "You are not a member of this organization.");
  },
});
