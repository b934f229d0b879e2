import { createSignal, For, Show } from "solid-js";
import { changeRole, createRole, deleteRole } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useRoles } from "../../api/queries.ts";
import { scopeIn } from "../../api/session.ts";
import type { Role, Scope } from "../../api/types.ts";
import { confirm } from "../../parts/confirm.ts";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/attempt.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { rolesWords } from "./words/index.ts";
import { roleName } from "../../words/role-name.ts";

/** Shows what each role may do: one permission a row, one role a column. */
export default function Roles() {
  const roles = useRoles();
  const [adding, add] = createSignal(false);
  const say = () => rolesWords();
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      action={
        <button type="button" class="button" data-kind="primary" onClick={() => add(true)}>
          <Icon name="plus" />
          {say().add}
        </button>
      }
    >
      <Show when={adding()}>
        <RoleForm done={() => add(false)} />
      </Show>
      <ReadState of={roles()} emptyTitle={words().common.noMatch}>
        {(items) => <Matrix roles={items()} scopes={roles().data?.scopes ?? {}} />}
      </ReadState>
      <Show when={!roles().isPending}>
        <p class="card-soft">{say().fixed}</p>
      </Show>
    </SettingsPage>
  );
}

type Scopes = Readonly<Record<string, readonly Scope[] | undefined>>;

function Matrix(props: { readonly roles: readonly Role[]; readonly scopes: Scopes }) {
  const say = () => rolesWords();
  // Custom roles come first: only they can be changed, and a small screen hides the last columns.
  const columns = () => props.roles.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn));
  const permissions = () => [...new Set(props.roles.flatMap((role) => Object.keys(role.permissions)))];
  const erase = async (role: Role) => {
    if (
      role.id === null ||
      !(await confirm({
        title: say().removeTitle(role.name),
        text: say().removeText,
        action: words().common.remove,
      }))
    )
      return;
    const { id } = role;
    await attempt(() => deleteRole(id));
    renew("member");
  };
  return (
    <div class="table-scroll" tabindex="0" role="region" aria-label={translate(title)}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say().permission}</th>
            <For each={columns()}>
              {(role) => (
                <th scope="col">
                  {roleName(role.name)}
                  <Show when={!role.builtIn}>
                    {" "}
                    <button
                      type="button"
                      class="button"
                      data-kind="quiet"
                      data-size="small"
                      aria-label={say().removeTitle(role.name)}
                      onClick={() => void erase(role)}
                    >
                      <Icon name="trash" />
                    </button>
                  </Show>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={permissions()}>
            {(permission) => (
              <tr>
                <th scope="row">{wordsOf(permission)}</th>
                <For each={columns()}>
                  {(role) => (
                    <td>
                      <Cell role={role} permission={permission} scopes={props.scopes[permission] ?? []} />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: {
  readonly role: Role;
  readonly permission: string;
  readonly scopes: readonly Scope[];
}) {
  const say = () => rolesWords();
  const scope = () => scopeIn(props.role.permissions, props.permission);
  const change = async (select: HTMLSelectElement) => {
    const { id, permissions } = props.role;
    const chosen = props.scopes.find((one) => one === select.value);
    const rest = Object.fromEntries(
      Object.entries(permissions).filter(([name]) => name !== props.permission),
    );
    if (
      id !== null &&
      !(await attempt(() =>
        changeRole(id, { permissions: chosen ? { ...rest, [props.permission]: chosen } : rest }),
      ))
    )
      select.value = scope() ?? "";
    renew("member");
  };
  return (
    <Show when={!props.role.builtIn} fallback={<ScopeWord scope={scope()} />}>
      <select
        class="input"
        data-size="small"
        aria-label={say().scopeOf(wordsOf(props.permission), roleName(props.role.name))}
        onChange={(event) => void change(event.currentTarget)}
      >
        <option value="">{say().no}</option>
        <For each={props.scopes}>
          {(one) => (
            <option value={one} selected={one === scope()}>
              {say().scopes[one]}
            </option>
          )}
        </For>
      </select>
    </Show>
  );
}

function ScopeWord(props: { readonly scope: Scope | undefined }) {
  return (
    <Show when={props.scope} fallback={<span class="card-soft">{rolesWords().no}</span>}>
      {(scope) => rolesWords().scopes[scope()]}
    </Show>
  );
}

function RoleForm(props: { readonly done: () => void }) {
  const { busy, fault, run } = useAttempt();
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (!(await run(() => createRole({ name, permissions: { "conversation.read": "all" } })))) return;
    renew("member");
    props.done();
  };
  return (
    <form class="box" onSubmit={(event) => void submit(event)}>
      <Field title={rolesWords().name}>
        {(id) => (
          <input
            class="input"
            id={id}
            name="name"
            required
            maxlength="60"
            ref={(input) => queueMicrotask(() => input.focus())}
          />
        )}
      </Field>
      <FormFoot fault={fault()} busy={busy()} cancel={props.done} />
    </form>
  );
}

const wordsOf = (permission: string) =>
  new Map(Object.entries(rolesWords().permissions)).get(permission) ?? permission;
