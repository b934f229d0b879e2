import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { changeRole } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { scopeIn } from "../../api/session.ts";
import type { Role, Scope } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { SettingsPage } from "../../parts/settings-page.tsx";
import type { Column } from "../../parts/table/column.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { words } from "../../words/index.ts";
import { roleName } from "../../words/role-name.ts";
import { translate } from "../../words/translate.ts";
import { removeRole } from "./remove-role.ts";
import { RemoveButton } from "./remove-button.tsx";
import { roleKey } from "./role-key.ts";
import { ScopeChoice, ScopeWord } from "./scope-choice.tsx";
import { title } from "./words/title.ts";
import { rolesWords } from "./words/index.ts";

type Scopes = Readonly<Record<string, readonly Scope[] | undefined>>;
type Props = { readonly role: Role; readonly roles: readonly Role[]; readonly scopes: Scopes };

/** Shows what a role may do, one permission a row; another role may stand beside it to compare. */
export function RolePage(props: Props) {
  const navigate = useNavigate();
  const say = () => rolesWords();
  const remove = async () => {
    if (await removeRole(props.role)) navigate("/settings/roles");
  };
  return (
    <SettingsPage
      title={roleName(props.role.name)}
      lead={props.role.builtIn ? say().fixed : say().custom}
      back={{ href: "/settings/roles", title: translate(title) }}
      action={
        <Show when={!props.role.builtIn}>
          <RemoveButton name={props.role.name} remove={() => void remove()} />
        </Show>
      }
    >
      <Permissions {...props} />
    </SettingsPage>
  );
}

function Permissions(props: Props) {
  const [otherKey, compareWith] = createSignal("");
  const say = () => rolesWords();
  const others = () => props.roles.filter((role) => roleKey(role) !== roleKey(props.role));
  const other = () => others().find((role) => roleKey(role) === otherKey());
  const rows = () =>
    [...new Set(props.roles.flatMap((role) => Object.keys(role.permissions)))].map((id) => ({ id }));
  const columns = (): readonly Column<{ readonly id: string }>[] => {
    const compared = other();
    return [
      { id: "permission", title: say().permission, isName: true, cell: (row) => titleOf(row().id) },
      {
        id: "scope",
        title: roleName(props.role.name),
        cell: (row) => <Cell {...props} permission={row().id} />,
      },
      ...(compared
        ? [
            {
              id: "other",
              title: roleName(compared.name),
              cell: (row: () => { readonly id: string }) => (
                <ScopeWord scope={scopeIn(compared.permissions, row().id)} />
              ),
            },
          ]
        : []),
    ];
  };
  return (
    <DataTable
      label={say().permissionsTitle}
      columns={columns()}
      rows={rows()}
      rowTitle={({ id }) => titleOf(id)}
      empty={{ title: words().common.noMatch }}
      filters={[
        {
          title: say().compare,
          none: say().nobody,
          value: otherKey(),
          options: others().map((role) => ({ value: roleKey(role), title: roleName(role.name) })),
          change: compareWith,
        },
      ]}
    />
  );
}

function Cell(props: Props & { readonly permission: string }) {
  const scope = () => scopeIn(props.role.permissions, props.permission);
  return (
    <Show when={!props.role.builtIn} fallback={<ScopeWord scope={scope()} />}>
      <ScopeChoice
        label={rolesWords().scopeOf(titleOf(props.permission), roleName(props.role.name))}
        scope={scope()}
        scopes={props.scopes[props.permission] ?? []}
        change={(next) => changeScope(props.role, props.permission, next)}
      />
    </Show>
  );
}

async function changeScope(
  { id, permissions }: Role,
  permission: string,
  scope: Scope | undefined,
): Promise<boolean> {
  if (id === null) return false;
  const rest = Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== permission));
  const isChanged = await attempt(() =>
    changeRole(id, { permissions: scope ? { ...rest, [permission]: scope } : rest }),
  );
  renew("member");
  return isChanged;
}

const titleOf = (permission: string) =>
  new Map(Object.entries(rolesWords().permissions)).get(permission) ?? permission;
