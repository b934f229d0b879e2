import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { createRole } from "../../api/identity.ts";
import { readAgain } from "../../api/query-client.ts";
import { useRoles } from "../../api/queries.ts";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { translate } from "../../words/translate.ts";
import { RolePage } from "./role-page.tsx";
import { RoleTable } from "./role-table.tsx";
import { roleKey } from "./role-key.ts";
import { title } from "./words/title.ts";
import { rolesWords } from "./words/index.ts";

/** Shows the roles: the list, or what one of them may do. */
export default function Roles() {
  const params = useParams<{ item?: string }>();
  const roles = useRoles();
  const chosen = () => roles().data?.items.find((role) => roleKey(role) === params.item);
  const isReading = () => params.item !== undefined && roles().isPending;
  return (
    <Switch fallback={<List />}>
      <Match when={isReading()}>{null}</Match>
      <Match when={chosen()}>
        {(role) => (
          <RolePage role={role()} roles={roles().data?.items ?? []} scopes={roles().data?.scopes ?? {}} />
        )}
      </Match>
    </Switch>
  );
}

function List() {
  const roles = useRoles();
  const [adding, add] = createSignal(false);
  const say = () => rolesWords();
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      width="wide"
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
      <RoleTable roles={roles().data?.items} error={roles().error} retry={() => void roles().refetch()} />
      <Show when={!roles().isPending}>
        <p class="card-soft">{say().fixed}</p>
      </Show>
    </SettingsPage>
  );
}

function RoleForm(props: { readonly done: () => void }) {
  const navigate = useNavigate();
  const save = async (values: FormData) => {
    const name = String(values.get("name")).trim();
    const role = await createRole({ name, permissions: { "conversation.read": "all" } });
    await readAgain("member");
    navigate(`/settings/roles/${roleKey(role)}`);
  };
  return (
    <Form label={rolesWords().add} save={save} cancel={props.done}>
      <FormField name="name" title={rolesWords().name}>
        {(field) => (
          <input
            class="input"
            {...field}
            required
            maxlength="60"
            ref={(input) => queueMicrotask(() => input.focus())}
          />
        )}
      </FormField>
    </Form>
  );
}
