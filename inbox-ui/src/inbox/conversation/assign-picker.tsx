import { useMembers } from "../../api/queries.ts";
import { useSession } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { Icon } from "../../parts/icon.tsx";
import { openOverlay } from "../../parts/overlay.ts";
import { type Choice, fits, Picker } from "../../parts/picker/picker.tsx";
import { useActions } from "./use-actions.ts";

const NO_ONE = "";

/** Assigns the conversation: the user first, then the team, then no one. */
export function AssignPicker(props: { readonly conversation: Conversation }) {
  const session = useSession();
  const members = useMembers();
  const actions = useActions(() => props.conversation);
  const people = () =>
    (members().data?.items ?? [session().user]).toSorted(
      (a, b) =>
        Number(b.id === session().user.id) - Number(a.id === session().user.id) ||
        a.name.localeCompare(b.name),
    );
  const choices = (typed: string) =>
    [
      ...people().map((person) => choiceOf(person, props.conversation.assignee?.id, session().user.id)),
      noOne(props.conversation.assignee === null),
    ].filter((choice) => fits(choice.title, typed));
  const pick = (id: string) => {
    openOverlay(null);
    const person = people().find((member) => member.id === id);
    void actions.assign(person ? { id: person.id, name: person.name } : null);
  };
  return <Picker label={inboxWords().actions.findPerson} choices={choices} pick={pick} />;
}

const choiceOf = (
  person: { readonly id: string; readonly name: string },
  assigneeId: string | undefined,
  ownId: string,
): Choice => ({
  id: person.id,
  title: person.name,
  chosen: person.id === assigneeId,
  mark: () => <Avatar name={person.name} size="small" />,
  ...(person.id === ownId ? { hint: words().common.you } : {}),
});

const noOne = (chosen: boolean): Choice => ({
  id: NO_ONE,
  title: inboxWords().actions.unassign,
  chosen,
  mark: () => <Icon name="close" />,
});
