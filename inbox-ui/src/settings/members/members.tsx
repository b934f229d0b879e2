import { createSignal, For, Show } from "solid-js";
import { changeMemberRole, removeMember } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useMembers, useRoles } from "../../api/queries.ts";
import { useMay, useSession } from "../../api/session.ts";
import type { Member } from "../../api/types.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { confirm } from "../../parts/confirm.ts";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/attempt.ts";
import { Invitations } from "./invitations.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberScopeForm } from "./member-scope-form.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { membersWords } from "./words/index.ts";
import { roleName } from "../../words/role-name.ts";

/** Lists the members and the open invitations. */
export default function Members() {
  const members = useMembers();
  const may = useMay();
  const [inviting, invite] = createSignal(false);
  const say = () => membersWords();
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      action={
        <Show when={may("invitation.manage")}>
          <button type="button" class="button" data-kind="primary" onClick={() => invite(true)}>
            <Icon name="personAdd" />
            {say().invite}
          </button>
        </Show>
      }
    >
      <Show when={inviting()}>
        <InviteForm done={() => invite(false)} />
      </Show>
      <ReadState of={members()} emptyTitle={words().common.noMatch}>
        {(items) => (
          <ul class="cards">
            <For each={items()}>
              {(member) => (
                <li>
                  <Row member={member} />
                </li>
              )}
            </For>
          </ul>
        )}
      </ReadState>
      <Show when={may("invitation.manage") && !members().isPending}>
        <Invitations />
      </Show>
    </SettingsPage>
  );
}

function Row(props: { readonly member: Member }) {
  const may = useMay();
  const session = useSession();
  const roles = useRoles();
  const [placing, place] = createSignal(false);
  const say = () => membersWords();
  const isMe = () => props.member.id === session().user.id;
  const erase = async () => {
    if (
      !(await confirm({
        title: say().removeTitle(props.member.name),
        text: say().removeText,
        action: words().common.remove,
      }))
    )
      return;
    await attempt(() => removeMember(props.member.id));
    renew("member");
  };
  const changeRole = async (select: HTMLSelectElement) => {
    if (!(await attempt(() => changeMemberRole(props.member.id, select.value))))
      select.value = props.member.role;
    renew("member");
  };
  return (
    <>
      <div class="card">
        <Avatar name={props.member.name} />
        <span class="card-text">
          <span class="card-name">
            {props.member.name}
            {isMe() ? ` (${say().you})` : ""}
          </span>
          <span class="card-soft">
            {props.member.email}
            <Show when={props.member.team}>{(team) => <> · {team()}</>}</Show>
          </span>
        </span>
        <div class="card-actions">
          <Show
            when={may("member.manage") && !isMe()}
            fallback={<span class="card-soft">{roleName(props.member.role)}</span>}
          >
            <select
              class="input"
              data-size="small"
              aria-label={say().roleOf(props.member.name)}
              onChange={(event) => void changeRole(event.currentTarget)}
            >
              <For each={roles().data?.items ?? [{ name: props.member.role }]}>
                {(role) => (
                  <option value={role.name} selected={role.name === props.member.role}>
                    {roleName(role.name)}
                  </option>
                )}
              </For>
            </select>
            <button
              type="button"
              class="button"
              data-kind="quiet"
              data-size="small"
              aria-expanded={placing()}
              aria-label={say().placeOf(props.member.name)}
              title={say().place}
              onClick={() => place(!placing())}
            >
              <Icon name="edit" />
            </button>
            <button
              type="button"
              class="button"
              data-kind="quiet"
              data-size="small"
              aria-label={`${words().common.remove}: ${props.member.name}`}
              onClick={() => void erase()}
            >
              <Icon name="trash" />
            </button>
          </Show>
        </div>
      </div>
      <Show when={placing()}>
        <MemberScopeForm member={props.member} done={() => place(false)} />
      </Show>
    </>
  );
}
