import type { Access, Endpoint } from "../../access/index.ts";
import { sessionCookieName } from "../../identity/index.ts";

/** Ways to say who calls. */
export const securitySchemes = (publicUrl: string) =>
  ({
    key: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "parley_…",
      description: "A key for programs. It acts as the member who made it, with the rights it was given.",
    },
    session: {
      type: "apiKey",
      in: "cookie",
      name: sessionCookieName(publicUrl),
      description:
        "The cookie that signing in sets. A request that changes something also names the hub as `Origin`.",
    },
  }) as const;

/** The ways that an access takes. What belongs to a person alone takes no key. */
export function securityOf(access: Access): Record<string, string[]>[] {
  if (access === "public") return [];
  return access === "signed_in" ? [{ session: [] }] : [{ key: [] }, { session: [] }];
}

/** Says in a sentence who may call. */
export function describeAccess({
  permission,
  action,
}: Pick<Endpoint<never>, "permission" | "action">): string {
  if (permission === "public") return "Open to everyone.";
  const needs = describeNeeds(permission);
  return action?.sensitive
    ? `${needs} A session whose password was not given in the last fifteen minutes is answered 403 \`reauthentication_required\`: \`POST /api/me/reauthentication\` takes it. A key needs none.`
    : needs;
}

function describeNeeds(permission: Access): string {
  if (permission === "signed_in") return "Needs a session; a key cannot do this.";
  if (permission === "member") return "Open to every member, with a session or a key.";
  return `Needs the permission \`${permission}\`.`;
}
