import { For, Show } from "solid-js";
import type { Scope } from "../../api/types.ts";
import { rolesWords } from "./words/index.ts";

/** Chooses how far a permission reaches; puts the old scope back when the hub refuses the new one. */
export function ScopeChoice(props: {
  readonly label: string;
  readonly scope: Scope | undefined;
  /** The scopes that the permission can have. */
  readonly scopes: readonly Scope[];
  readonly change: (scope: Scope | undefined) => Promise<boolean>;
}) {
  const choose = async (select: HTMLSelectElement) => {
    const chosen = props.scopes.find((one) => one === select.value);
    if (!(await props.change(chosen))) select.value = props.scope ?? "";
  };
  return (
    <select
      class="input"
      data-size="small"
      aria-label={props.label}
      onChange={(event) => void choose(event.currentTarget)}
    >
      <option value="">{rolesWords().no}</option>
      <For each={props.scopes}>
        {(one) => (
          <option value={one} selected={one === props.scope}>
            {rolesWords().scopes[one]}
          </option>
        )}
      </For>
    </select>
  );
}

/** Words a scope that cannot be changed. */
export function ScopeWord(props: { readonly scope: Scope | undefined }) {
  return (
    <Show when={props.scope} fallback={<span class="card-soft">{rolesWords().no}</span>}>
      {(scope) => rolesWords().scopes[scope()]}
    </Show>
  );
}
