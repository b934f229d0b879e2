import { Show } from "solid-js";
import type { Role } from "../../api/types.ts";
import type { Column } from "../../parts/table/column.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { words } from "../../words/index.ts";
import { roleName } from "../../words/role-name.ts";
import { translate } from "../../words/translate.ts";
import { removeRole } from "./remove-role.ts";
import { RemoveButton } from "./remove-button.tsx";
import { roleKey } from "./role-key.ts";
import { title } from "./words/title.ts";
import { rolesWords } from "./words/index.ts";

type Row = { readonly id: string; readonly role: Role };

/** Lists the roles, the organization's own first: only they can be changed. */
export function RoleTable(props: {
  readonly roles: readonly Role[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const say = () => rolesWords();
  const rows = () =>
    props.roles
      ?.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn))
      .map((role): Row => ({ id: roleKey(role), role }));
  const all = () => new Set(props.roles?.flatMap((role) => Object.keys(role.permissions))).size;
  const columns = (): readonly Column<Row>[] => [
    { id: "name", title: say().name, isName: true, cell: (row) => roleName(row().role.name) },
    {
      id: "kind",
      title: say().kind,
      cell: (row) => (row().role.builtIn ? say().builtIn : say().custom),
    },
    {
      id: "permissions",
      title: say().permissionsTitle,
      narrow: true,
      cell: (row) => say().some(Object.keys(row().role.permissions).length, all()),
    },
  ];
  return (
    <DataTable
      label={translate(title)}
      columns={columns()}
      rows={rows()}
      rowTitle={({ role }) => roleName(role.name)}
      href={({ id }) => `/settings/roles/${id}`}
      empty={{ title: words().common.noMatch }}
      error={props.error}
      retry={props.retry}
      actions={(row) => (
        <Show when={!row().role.builtIn}>
          <RemoveButton name={row().role.name} remove={() => void removeRole(row().role)} />
        </Show>
      )}
    />
  );
}
