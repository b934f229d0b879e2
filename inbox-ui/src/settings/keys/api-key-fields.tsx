import { For } from "solid-js";
import { roleName } from "../../words/role-name.ts";
import { FormField } from "../../parts/form/form-field.tsx";
import { keysWords } from "./words/index.ts";

const DAYS = [30, 90, 365];

/** Asks for the key's name. */
export function KeyNameField() {
  return (
    <FormField name="name" title={keysWords().name} hint={keysWords().nameHint}>
      {(field) => (
        <input
          class="input"
          {...field}
          type="text"
          required
          maxlength="60"
          autocomplete="off"
          ref={(input) => queueMicrotask(() => input.focus())}
        />
      )}
    </FormField>
  );
}

/** Chooses the role whose permissions the key gets. */
export function RoleSelect(props: { readonly roles: readonly { readonly name: string }[] }) {
  return (
    <FormField name="role" title={keysWords().role}>
      {(field) => (
        <select class="input" {...field} required>
          <For each={props.roles}>
            {(role) => (
              <option value={role.name} selected={role.name === "agent"}>
                {roleName(role.name)}
              </option>
            )}
          </For>
        </select>
      )}
    </FormField>
  );
}

/** Chooses after how many days the key expires; 0 for never. */
export function ExpirySelect() {
  return (
    <FormField name="days" title={keysWords().expires}>
      {(field) => (
        <select class="input" {...field}>
          <For each={DAYS}>
            {(days) => (
              <option value={days} selected={days === 90}>
                {keysWords().days(days)}
              </option>
            )}
          </For>
          <option value="0">{keysWords().never}</option>
        </select>
      )}
    </FormField>
  );
}
