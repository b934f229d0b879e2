import { createSignal, Show } from "solid-js";
import { changeMemberRole, removeMember } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useMembers } from "../../api/queries.ts";
import { useMay, useSession } from "../../api/session.ts";
import type { Member } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import { Icon } from "../../parts/icon.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import type { Column } from "../../parts/table/column.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { words } from "../../words/index.ts";
import { roleName } from "../../words/role-name.ts";
import { dateOnly } from "../../words/time.ts";
import { translate } from "../../words/translate.ts";
import { bulkActions } from "./bulk-actions.ts";
import { Invitations } from "./invitations.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberAccounts } from "./member-accounts.tsx";
import { MemberActions } from "./member-actions.tsx";
import { MemberScopeForm } from "./member-scope-form.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { title } from "./words/title.ts";
import { membersWords } from "./words/index.ts";

/** Lists the members and the open invitations. */
export default function Members() {
  const may = useMay();
  const members = useMembers();
  const [inviting, invite] = createSignal(false);
  const [newId, setNewId] = createSignal<string>();
  const say = () => membersWords();
  const close = () => {
    invite(false);
    setNewId(undefined);
  };
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      width="wide"
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
        <InviteForm done={close} invited={setNewId} />
      </Show>
      <MemberTable />
      <Show when={may("invitation.manage") && !members().isPending}>
        <Invitations shownAbove={newId()} />
      </Show>
    </SettingsPage>
  );
}

function MemberTable() {
  const members = useMembers();
  const may = useMay();
  const session = useSession();
  const [placed, place] = createSignal<string>();
  const say = () => membersWords();
  const isMe = (member: Member) => member.id === session().user.id;
  const isMine = (member: Member) => may("member.manage") && !isMe(member);
  const columns = (): readonly Column<Member>[] => [
    {
      id: "name",
      title: say().name,
      isName: true,
      cell: (member) => <PersonChip name={member().name} soft={member().email} isMe={isMe(member())} />,
    },
    {
      id: "role",
      title: say().role,
      cell: (member) => (
        <Show when={isMine(member())} fallback={roleName(member().role)}>
          <RoleChoice member={member()} change={(role) => changeRole(member().id, role)} />
        </Show>
      ),
    },
    { id: "team", title: say().team, optional: true, cell: (member) => member().team },
    {
      id: "joined",
      title: say().joined,
      optional: true,
      narrow: true,
      cell: (member) => dateOnly(member().joinedAt),
    },
  ];
  return (
    <DataTable
      label={translate(title)}
      name="members"
      columns={columns()}
      rows={members().data?.items}
      rowTitle={({ name }) => name}
      empty={{ title: words().common.noMatch, drawing: "people" }}
      error={members().error}
      retry={() => void members().refetch()}
      bulk={may("member.manage") ? bulkActions(members().data?.items ?? [], session().user.id) : []}
      actions={(member) => (
        <Show when={isMine(member())}>
          <MemberActions
            member={member()}
            isPlacing={placed() === member().id}
            place={() => place(placed() === member().id ? undefined : member().id)}
            remove={() => void remove(member())}
          />
        </Show>
      )}
      openId={placed()}
      detail={(member) => (
        <>
          <MemberScopeForm member={member()} done={() => place(undefined)} />
          <MemberAccounts member={member()} />
        </>
      )}
    />
  );
}

async function changeRole(id: string, role: string): Promise<boolean> {
  const isChanged = await attempt(() => changeMemberRole(id, role));
  renew("member");
  return isChanged;
}

async function remove({ id, name }: Member): Promise<void> {
  const { removeTitle, removeText } = membersWords();
  if (!(await confirm({ title: removeTitle(name), text: removeText, action: words().common.remove }))) return;
  await attempt(() => removeMember(id));
  renew("member");
}
