import { z } from "@hono/zod-openapi";
import { actionsFor, type InputOf, type MemberActor } from "../../access/index.ts";
import { hashPassword } from "../../kernel/crypto.ts";
import { invalid } from "../../kernel/errors.ts";
import { checkPassword } from "../check-password.ts";
import type { IdentityDeps } from "../deps.ts";
import { replacePassword } from "../replace-password.ts";
import { selfTarget } from "./target.ts";
import { publishUserChange } from "./publish-user-change.ts";
import { verifyOwnPassword } from "./verify-own-password.ts";

type Deps = Pick<IdentityDeps, "database">;

const PasswordChange = z
  .object({
    currentPassword: z.string().min(1).max(200),
    newPassword: z.string().min(1).max(200),
    keepKeys: z.boolean().default(false).describe("Leaves the API keys that one made as they are."),
  })
  .openapi({ example: { currentPassword: "correct horse battery", newPassword: "quiet harbour lantern" } });

const action = actionsFor<Deps, MemberActor>();

/** Changes the actor's own password and ends all their other sessions and their keys: whoever knew the old one is out. Throws `password_wrong` or `too_many_tries`. */
export const changePassword = action({
  name: "account.change_password",
  summary: "Changes one's own password; all other sessions end, and the keys one made.",
  permission: "signed_in",
  errors: {
    refused: ["password_wrong", "too_many_tries"],
    invalid: ["password_same", "password_too_short", "password_too_long", "password_guessable"],
  },
  target: selfTarget,
  input: PasswordChange,
  record: "audit",
  async prepare(deps, { actor, ip }, _, change) {
    await checkChange(deps, actor, change, ip ?? "");
    return hashPassword(change.newPassword);
  },
  perform: ({ actor, ip, deps }, _, { keepKeys }, hash) =>
    replacePassword(deps.database, {
      userId: actor.userId,
      hash,
      actor,
      action: "password.changed",
      ip,
      keptSession: actor.sessionId,
      keepKeys,
    }),
  complete: ({ database }, _, { actor }) => publishUserChange(database, actor.userId),
});

async function checkChange(
  deps: Deps,
  actor: MemberActor,
  { currentPassword, newPassword }: InputOf<typeof PasswordChange>,
  ip: string,
): Promise<void> {
  await checkPassword(newPassword, [actor.email, actor.name]);
  if (newPassword === currentPassword)
    throw invalid("password_same", "Choose a password that differs from your current one.", {
      field: "newPassword",
    });
  await verifyOwnPassword(deps, actor, ip, "currentPassword", currentPassword);
}
