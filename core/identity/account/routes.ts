import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor } from "../../audit/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { MeSchema, presentMe, presentSession, SessionSchema } from "../present.ts";
import { changeMe } from "./change-me.ts";
import { changePassword } from "./change-password.ts";
import { endSession } from "./end-session.ts";
import { endSessions } from "./end-sessions.ts";
import { listMemberships, listSessions } from "./queries.ts";
import { reauthenticate } from "./reauthenticate.ts";
import { switchOrganization } from "./switch-organization.ts";

const endpoint = endpointsFor<IdentityDeps>();
const bind = bindingsFor<IdentityDeps>();

export const accountEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/me",
      operationId: "readMe",
      permission: "signed_in",
      summary: "Who is signed in, and what they may do.",
      output: MeSchema,
    },
    async ({ actor, database }) => presentMe(actor, await listMemberships(database, actor.userId)),
  ),
  bind(
    changeMe,
    { method: "patch", path: "/me", operationId: "changeMe", output: MeSchema },
    async ({ deps, actor, result: name }) =>
      presentMe({ ...actor, name }, await listMemberships(deps.database, actor.userId)),
  ),
  bind(switchOrganization, {
    method: "put",
    path: "/me/organization",
    operationId: "switchOrganization",
  }),
  bind(reauthenticate, { method: "post", path: "/me/reauthentication", operationId: "reauthenticate" }),
  bind(changePassword, { method: "put", path: "/me/password", operationId: "changePassword" }),
  endpoint(
    {
      method: "get",
      path: "/me/sessions",
      operationId: "listSessions",
      permission: "signed_in",
      summary: "Where one is signed in.",
      output: z.object({ items: z.array(SessionSchema) }),
    },
    async ({ actor, deps }) => ({
      items: (await listSessions(deps, actor)).map((row) => presentSession(actor, row)),
    }),
  ),
  bind(endSessions, { method: "delete", path: "/me/sessions", operationId: "endSessions" }),
  bind(endSession, {
    method: "delete",
    path: "/me/sessions/:id",
    operationId: "endSession",
    params: z.object({ id: z.string().max(60) }),
  }),
];
