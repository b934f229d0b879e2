import { words } from "./index.ts";

/** Returns a role's name in the user's language; a custom role has its own. */
export function roleName(role: string): string {
  return new Map(Object.entries(words().roles)).get(role) ?? role;
}
