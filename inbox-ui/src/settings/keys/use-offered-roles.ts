import { useRoles } from "../../api/queries.ts";
import { useSession } from "../../api/session.ts";

/** Reads the roles whose permissions a key can get. A user who may not see the roles can give only the own one. */
export function useOfferedRoles() {
  const roles = useRoles();
  const session = useSession();
  const own = () => ({ name: session().role, permissions: session().permissions });
  const offered = () => roles().data?.items ?? [own()];
  const permissionsOf = (name: unknown) =>
    (offered().find((role) => role.name === name) ?? own()).permissions;
  return { offered, permissionsOf };
}
