import { deleteRole } from "../../api/identity.ts";
import { readAgain } from "../../api/query-client.ts";
import type { Role } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import { words } from "../../words/index.ts";
import { rolesWords } from "./words/index.ts";

/** Asks, then removes a role; returns whether it is gone. */
export async function removeRole({ id, name }: Role): Promise<boolean> {
  const { removeTitle, removeText } = rolesWords();
  if (id === null) return false;
  if (!(await confirm({ title: removeTitle(name), text: removeText, action: words().common.remove })))
    return false;
  const isRemoved = await attempt(() => deleteRole(id));
  await readAgain("member");
  return isRemoved;
}
