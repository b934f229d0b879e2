import { createSignal, For, Show } from "solid-js";
import { makeApiKey } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useRoles } from "../../api/queries.ts";
import { useSession } from "../../api/session.ts";
import type { NewApiKey } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { keysWords } from "./words/index.ts";
import { roleName } from "../../words/role-name.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

const DAYS = [30, 90, 365];

/** Creates a key with a role's permissions; shows its secret once. */
export function ApiKeyForm(props: { readonly done: () => void }) {
  const roles = useRoles();
  const session = useSession();
  const { busy, fault, run } = useAttempt();
  const [made, setMade] = createSignal<NewApiKey>();
  const say = () => keysWords();
  const own = () => ({ name: session().role, permissions: session().permissions });
  const offered = () => roles().data?.items ?? [own()];
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = Number(form.get("days"));
    const { permissions } = offered().find((role) => role.name === form.get("role")) ?? own();
    void run(async () => {
      setMade(
        await makeApiKey({
          name: String(form.get("name")).trim(),
          permissions,
          ...(days > 0 && { expiresInDays: days }),
        }),
      );
      renew("key");
    });
  };
  return (
    <Show
      when={made()}
      fallback={
        <form class="box" onSubmit={submit} aria-label={say().add}>
          <Field title={say().name} hint={say().nameHint}>
            {(id, hintId) => (
              <input
                class="input"
                id={id}
                name="name"
                required
                maxlength="60"
                autocomplete="off"
                aria-describedby={hintId}
                ref={(input) => queueMicrotask(() => input.focus())}
              />
            )}
          </Field>
          <div class="row-of-two">
            <Field title={say().role}>
              {(id) => (
                <select class="input" id={id} name="role" required>
                  <For each={offered()}>
                    {(role) => (
                      <option value={role.name} selected={role.name === "agent"}>
                        {roleName(role.name)}
                      </option>
                    )}
                  </For>
                </select>
              )}
            </Field>
            <Field title={say().expires}>
              {(id) => (
                <select class="input" id={id} name="days">
                  <For each={DAYS}>
                    {(days) => (
                      <option value={days} selected={days === 90}>
                        {say().days(days)}
                      </option>
                    )}
                  </For>
                  <option value="0">{say().never}</option>
                </select>
              )}
            </Field>
          </div>
          <FormFoot fault={fault()} busy={busy()} save={say().make} cancel={props.done} />
        </form>
      }
    >
      {(key) => (
        <div class="box" data-tone="accent" role="status">
          <p>{say().ready}</p>
          <CopyBox label={say().secret} text={key().secret} />
          <div>
            <button type="button" class="button" onClick={() => props.done()}>
              {words().common.done}
            </button>
          </div>
        </div>
      )}
    </Show>
  );
}
