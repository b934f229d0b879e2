import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { selfTarget } from "./target.ts";
import { verifyOwnPassword } from "./verify-own-password.ts";

const action = actionsFor<Pick<IdentityDeps, "database">, MemberActor>();

/** Takes the password again for what asks for it: this session may do that for fifteen minutes. Throws `password_wrong` or `too_many_tries`. */
export const reauthenticate = action({
  name: "account.reauthenticate",
  summary: "Gives the password again, for what answers reauthentication_required.",
  permission: "signed_in",
  errors: { refused: ["password_wrong", "too_many_tries"] },
  target: selfTarget,
  input: z
    .object({ password: z.string().min(1).max(200) })
    .openapi({ example: { password: "correct horse battery" } }),
  record: "none",
  perform: ({ actor, ip, deps }, _, { password }) =>
    verifyOwnPassword(deps, actor, ip ?? "", "password", password),
});
