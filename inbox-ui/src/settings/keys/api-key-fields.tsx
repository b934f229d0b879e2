import { For } from "solid-js";
import { roleName } from "../../words/role-name.ts";
import { Field } from "../../parts/field.tsx";
import { keysWords } from "./words/index.ts";

const DAYS = [30, 90, 365];

/** Asks for the key's name. */
export function KeyNameField() {
  return (
    <Field title={keysWords().name} hint={keysWords().nameHint}>
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
  );
}

/** Chooses the role whose permissions the key gets. */
export function RoleSelect(props: { readonly roles: readonly { readonly name: string }[] }) {
  return (
    <Field title={keysWords().role}>
      {(id) => (
        <select class="input" id={id} name="role" required>
          <For each={props.roles}>
            {(role) => (
              <option value={role.name} selected={role.name === "agent"}>
                {roleName(role.name)}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

/** Chooses after how many days the key expires; 0 for never. */
export function ExpirySelect() {
  return (
    <Field title={keysWords().expires}>
      {(id) => (
        <select class="input" id={id} name="days">
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
    </Field>
  );
}
