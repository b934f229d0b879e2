import { createSignal, For, Show } from "solid-js";
import { invite } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useRoles } from "../../api/queries.ts";
import type { Invitation } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { membersWords } from "./words/index.ts";
import { roleName } from "../../words/role-name.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

/** Invites someone; shows the link as long as the hub sends no mail. */
export function InviteForm(props: { readonly done: () => void }) {
  const roles = useRoles();
  const { busy, fault, run } = useAttempt();
  const [sent, setSent] = createSignal<Invitation>();
  const say = () => membersWords();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(async () => {
      setSent(await invite(String(form.get("email")), String(form.get("role"))));
      renew("member");
    });
  };
  return (
    <Show
      when={sent()}
      fallback={
        <form class="box" onSubmit={submit} aria-label={say().inviteTitle}>
          <div class="row-of-two">
            <Field title={say().email}>
              {(id) => (
                <input
                  class="input"
                  id={id}
                  name="email"
                  type="email"
                  required
                  maxlength="320"
                  autocomplete="off"
                  ref={(input) => queueMicrotask(() => input.focus())}
                />
              )}
            </Field>
            <Field title={say().role}>
              {(id) => (
                <select class="input" id={id} name="role" required>
                  <For each={roles().data?.items ?? [{ name: "agent" }]}>
                    {(role) => (
                      <option value={role.name} selected={role.name === "agent"}>
                        {roleName(role.name)}
                      </option>
                    )}
                  </For>
                </select>
              )}
            </Field>
          </div>
          <FormFoot fault={fault()} busy={busy()} save={say().invite} cancel={props.done} />
        </form>
      }
    >
      {(invitation) => (
        <div class="box" data-tone="accent" role="status">
          <p>{say().linkReady}</p>
          <Show when={invitation().link}>{(link) => <CopyBox label={say().link} text={link()} />}</Show>
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
