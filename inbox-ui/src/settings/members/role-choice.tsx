import { For } from "solid-js";
import { useRoles } from "../../api/queries.ts";
import type { Member } from "../../api/types.ts";
import { roleName } from "../../words/role-name.ts";
import { membersWords } from "./words/index.ts";

/** Chooses a member's role; puts the old one back when the hub refuses the new one. */
export function RoleChoice(props: {
  readonly member: Member;
  readonly change: (role: string) => Promise<boolean>;
}) {
  const roles = useRoles();
  const choose = async (select: HTMLSelectElement) => {
    if (!(await props.change(select.value))) select.value = props.member.role;
  };
  return (
    <select
      class="input"
      data-size="small"
      aria-label={membersWords().roleOf(props.member.name)}
      onChange={(event) => void choose(event.currentTarget)}
    >
      <For each={roles().data?.items ?? [{ name: props.member.role }]}>
        {(role) => (
          <option value={role.name} selected={role.name === props.member.role}>
            {roleName(role.name)}
          </option>
        )}
      </For>
    </select>
  );
}
