import { createSignal, Show } from "solid-js";
import { makeApiKey } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import type { NewApiKey } from "../../api/types.ts";
import { keysWords } from "./words/index.ts";
import { ExpirySelect, KeyNameField, RoleSelect } from "./api-key-fields.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
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
  const { busy, fault, run } = useAttempt();
  const say = () => keysWords();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const key = { ...nameAndExpiry(form), permissions: permissionsOf(form.get("role")) };
    void run(async () => {
      props.made(await makeApiKey(key));
      renew("key");
    });
  };
  return (
    <form class="box" onSubmit={submit} aria-label={say().add}>
      <KeyNameField />
      <div class="row-of-two">
        <RoleSelect roles={offered()} />
        <ExpirySelect />
      </div>
      <FormFoot fault={fault()} busy={busy()} save={say().make} cancel={props.cancel} />
    </form>
  );
}

function nameAndExpiry(form: FormData) {
  const days = Number(form.get("days"));
  return { name: String(form.get("name")).trim(), ...(days > 0 && { expiresInDays: days }) };
}
