import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { MeSchema, presentMe, presentSession, SessionSchema } from "../present.ts";
import { changePassword } from "./change-password.ts";
import { endSession } from "./end-session.ts";
import { listMemberships, listSessions } from "./queries.ts";
import { renameUser } from "./rename-user.ts";
import { switchOrganization } from "./switch-organization.ts";

const endpoint = endpointsFor<IdentityDeps>();

const Name = z.object({ name: z.string().trim().min(1).max(100).optional() });
const Passwords = z.object({
  currentPassword: z.string().min(1).max(200),
  newPassword: z.string().min(1).max(200),
});

export const accountEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/me",
      operationId: "readMe",
      permission: "signed_in",
      summary: "Who is signed in, and what they may do.",
      answer: MeSchema,
    },
    async ({ actor, database }) => presentMe(actor, await listMemberships(database, actor.userId)),
  ),
  endpoint(
    {
      method: "patch",
      path: "/me",
      operationId: "changeMe",
      permission: "signed_in",
      summary: "Changes one's own name.",
      body: Name,
      answer: MeSchema,
    },
    async ({ actor, database, body: { name = actor.name } }) => {
      await renameUser(database, actor, name);
      return presentMe({ ...actor, name }, await listMemberships(database, actor.userId));
    },
  ),
  endpoint(
    {
      method: "put",
      path: "/me/organization",
      operationId: "switchOrganization",
      permission: "signed_in",
      summary: "Chooses the organization to work in.",
      body: z.object({ organizationId: z.string() }),
    },
    async ({ actor, database, body }) => switchOrganization(database, actor, body.organizationId),
  ),
  endpoint(
    {
      method: "put",
      path: "/me/password",
      operationId: "changePassword",
      permission: "signed_in",
      summary: "Changes one's own password; all other sessions end.",
      body: Passwords,
    },
    async ({ actor, deps, body, ip }) => changePassword(deps, actor, body, ip),
  ),
  endpoint(
    {
      method: "get",
      path: "/me/sessions",
      operationId: "listSessions",
      permission: "signed_in",
      summary: "Where one is signed in.",
      answer: z.object({ items: z.array(SessionSchema) }),
    },
    async ({ actor, database }) => ({
      items: (await listSessions(database, actor)).map((row) => presentSession(actor, row)),
    }),
  ),
  endpoint(
    {
      method: "delete",
      path: "/me/sessions/:id",
      operationId: "endSession",
      permission: "signed_in",
      summary: "Ends one of one's own sessions.",
      params: z.object({ id: z.string().max(60) }),
    },
    async ({ actor, database, params }) => endSession(database, actor, params.id),
  ),
];
