import { useMe } from "./queries.ts";
import type { Me, Permissions, Scope } from "./types.ts";

/** Returns the signed-in user. Use it only below the shell, which waits for it. */
export function useSession(): () => Me {
  const me = useMe();
  return () => me().data ?? NOBODY;
}

/** Checks whether the user has a permission at all; the server decides each case. */
export function useMay(): (permission: string) => boolean {
  const session = useSession();
  return (permission) => permission in session().permissions;
}

/** Returns a permission's scope by a name from text. */
export const scopeIn = (permissions: Permissions, permission: string): Scope | undefined =>
  Object.entries(permissions).find(([name]) => name === permission)?.[1];

const NOBODY: Me = {
  user: { id: "", name: "", email: "" },
  organization: { id: "", name: "", slug: "" },
  organizations: [],
  role: "",
  permissions: {},
};
