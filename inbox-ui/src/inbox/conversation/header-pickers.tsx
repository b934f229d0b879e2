import { Show } from "solid-js";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { Icon } from "../../parts/icon.tsx";
import { PickerButton } from "../../parts/picker/picker-button.tsx";
import { inboxWords } from "../words/index.ts";
import { assignLabel } from "./assign-label.ts";
import { AssignPicker } from "./assign-picker.tsx";
import { LabelPicker } from "./label-picker.tsx";
import { SnoozePicker } from "./snooze-picker.tsx";

type Props = { readonly conversation: Conversation };

/** Shows the buttons that open a picker: who does it, which labels, until when it sleeps. */
export function HeaderPickers(props: Props) {
  const may = useMay();
  return (
    <>
      <Show when={may("conversation.assign")}>
        <PickerButton
          name="assign"
          class="head-folds head-assign"
          label={assignLabel(props.conversation)}
          keys="a"
          face={<AssigneeFace conversation={props.conversation} />}
        >
          <AssignPicker conversation={props.conversation} />
        </PickerButton>
      </Show>
      <Show when={may("conversation.label")}>
        <LabelButton conversation={props.conversation} />
      </Show>
      <Show when={may("conversation.snooze")}>
        <SnoozeButton conversation={props.conversation} />
      </Show>
    </>
  );
}

function LabelButton(props: Props) {
  return (
    <PickerButton
      name="labels"
      class="head-folds"
      label={inboxWords().actions.labels}
      keys="l"
      face={<Icon name="label" />}
    >
      <LabelPicker conversation={props.conversation} />
    </PickerButton>
  );
}

function SnoozeButton(props: Props) {
  return (
    <PickerButton
      name="snooze"
      class="head-folds"
      label={inboxWords().actions.snooze}
      keys="s"
      face={<Icon name="snooze" />}
    >
      <SnoozePicker conversation={props.conversation} />
    </PickerButton>
  );
}

function AssigneeFace(props: { readonly conversation: Conversation }) {
  return (
    <Show
      when={props.conversation.assignee}
      fallback={
        <>
          <Icon name="personAdd" />
          <span class="grow">{inboxWords().actions.assign}</span>
        </>
      }
    >
      {(person) => (
        <>
          <Avatar name={person().name} size="small" />
          <span class="grow" title={inboxWords().actions.assignedTo(person().name)}>
            {person().name}
          </span>
        </>
      )}
    </Show>
  );
}
