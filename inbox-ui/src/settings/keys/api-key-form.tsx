import { createSignal, Show } from "solid-js";
import { makeApiKey } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import type { NewApiKey } from "../../api/types.ts";
import { Form } from "../../parts/form/form.tsx";
import { keysWords } from "./words/index.ts";
import { ExpirySelect, KeyNameField, RoleSelect } from "./api-key-fields.tsx";
import { ApiKeySecret } from "./api-key-secret.tsx";
import { useOfferedRoles } from "./use-offered-roles.ts";

/** Creates a key with a role's permissions; shows its secret once. */
export function ApiKeyForm(props: { readonly done: () => void }) {
  const [made, setMade] = createSignal<NewApiKey>();
  return (
    <Show when={made()} fallback={<Draft made={setMade} cancel={props.done} />}>
      {(key) => <ApiKeySecret secret={key().secret} done={props.done} />}
    </Show>
  );
}

function Draft(props: { readonly made: (key: NewApiKey) => void; readonly cancel: () => void }) {
  const { offered, permissionsOf } = useOfferedRoles();
  const save = async (values: FormData) => {
    props.made(
      await makeApiKey({ ...nameAndExpiry(values), permissions: permissionsOf(values.get("role")) }),
    );
    renew("key");
  };
  return (
    <Form label={keysWords().add} save={save} cancel={props.cancel} saveTitle={keysWords().make}>
      <KeyNameField />
      <div class="row-of-two">
        <RoleSelect roles={offered()} />
        <ExpirySelect />
      </div>
    </Form>
  );
}

function nameAndExpiry(values: FormData) {
  const days = Number(values.get("days"));
  return { name: String(values.get("name")).trim(), ...(days > 0 && { expiresInDays: days }) };
}
