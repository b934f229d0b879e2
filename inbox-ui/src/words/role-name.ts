import { words } from "./index.ts";

/** A role as people read it; a role somebody made bears the name they gave it. */
export function roleName(role: string): string {
  return new Map(Object.entries(words().roles)).get(role) ?? role;
}
