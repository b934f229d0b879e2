import { createSignal, For, Show } from "solid-js";
import { invite } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useRoles } from "../../api/queries.ts";
import type { Invitation } from "../../api/types.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { words } from "../../words/index.ts";
import { roleName } from "../../words/role-name.ts";
import { membersWords } from "./words/index.ts";

/** Invites someone; shows the link as long as the hub sends no mail. `invited` is told whose link is shown. */
export function InviteForm(props: { readonly done: () => void; readonly invited: (id: string) => void }) {
  const [sent, setSent] = createSignal<Invitation>();
  const save = async (values: FormData) => {
    const invitation = await invite(String(values.get("email")), String(values.get("role")));
    props.invited(invitation.id);
    setSent(invitation);
    renew("member");
  };
  return (
    <Show when={sent()} fallback={<Fields save={save} cancel={props.done} />}>
      {(invitation) => (
        <div class="box" data-tone="accent" role="status">
          <p>{membersWords().linkReady}</p>
          <Show when={invitation().link}>
            {(link) => <CopyBox label={membersWords().link} text={link()} />}
          </Show>
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

function Fields(props: {
  readonly save: (values: FormData) => Promise<unknown>;
  readonly cancel: () => void;
}) {
  const roles = useRoles();
  const say = () => membersWords();
  return (
    <Form label={say().inviteTitle} save={props.save} saveTitle={say().invite} cancel={props.cancel}>
      <div class="row-of-two">
        <FormField name="email" title={say().email}>
          {(field) => (
            <input
              class="input"
              {...field}
              type="email"
              required
              maxlength="320"
              autocomplete="off"
              ref={(input) => queueMicrotask(() => input.focus())}
            />
          )}
        </FormField>
        <FormField name="role" title={say().role}>
          {(field) => (
            <select class="input" {...field} required>
              <For each={roles().data?.items ?? [{ name: "agent" }]}>
                {(role) => (
                  <option value={role.name} selected={role.name === "agent"}>
                    {roleName(role.name)}
                  </option>
                )}
              </For>
            </select>
          )}
        </FormField>
      </div>
    </Form>
  );
}
