import { A, useLocation, useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { useLabels, useMembers } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { type Command, offerCommands } from "../../parts/commands.ts";
import { deferMenu } from "../../parts/deferred-menu.tsx";
import { Icon } from "../../parts/icon.tsx";
import { openOverlay } from "../../parts/overlay.ts";
import { PickerButton } from "../../parts/picker/picker-button.tsx";
import { PlatformMark } from "../../parts/platform-mark.tsx";
import { AssignPicker } from "./assign-picker.tsx";
import { LabelPicker } from "./label-picker.tsx";
import { SnoozePicker } from "./snooze-picker.tsx";
import { useActions } from "./use-actions.ts";

const MoreMenu = deferMenu<Conversation>(() => import("./more-menu.tsx"));

type Props = {
  readonly conversation: Conversation;
  readonly panelShown: boolean;
  readonly showPanel: (shown: boolean) => void;
};

/** Shows the contact, the channel and the actions of a conversation. */
export function ConversationHeader(props: Props) {
  const location = useLocation();
  const may = useMay();
  // Loaded early, because a picker opened by its key takes typed text at once.
  useMembers();
  useLabels();
  useHeaderKeys(() => props.conversation);
  return (
    <header class="head">
      <A
        class="button head-back"
        data-kind="quiet"
        data-shape="icon"
        href={`/inbox${location.search}`}
        aria-label={words().common.back}
      >
        <Icon name="left" />
      </A>
      <div class="head-who">
        <h2 class="head-name">
          <span>{props.conversation.title}</span>
          <Show when={props.conversation.priority === "urgent" || props.conversation.priority === "high"}>
            <span
              class="row-priority"
              data-priority={props.conversation.priority}
              title={inboxWords().actions.priorities[props.conversation.priority]}
            >
              <Icon name="flag" />
            </span>
          </Show>
        </h2>
        <p class="head-via">
          <PlatformMark connector={props.conversation.channel.connector} />
          <span class="head-channel">{inboxWords().conversation.via(props.conversation.channel.name)}</span>
          <span class="head-number">· {inboxWords().conversation.number(props.conversation.number)}</span>
        </p>
      </div>
      <div class="head-actions" role="group" aria-label={inboxWords().actions.label}>
        <Show when={may("conversation.assign")}>
          <PickerButton
            name="assign"
            class="head-folds head-assign"
            label={inboxWords().actions.assign}
            keys="a"
            face={<AssigneeFace conversation={props.conversation} />}
          >
            <AssignPicker conversation={props.conversation} />
          </PickerButton>
        </Show>
        <Show when={may("conversation.label")}>
          <PickerButton
            name="labels"
            class="head-folds"
            label={inboxWords().actions.labels}
            keys="l"
            face={<Icon name="label" />}
          >
            <LabelPicker conversation={props.conversation} />
          </PickerButton>
        </Show>
        <Show when={may("conversation.snooze")}>
          <PickerButton
            name="snooze"
            class="head-folds"
            label={inboxWords().actions.snooze}
            keys="s"
            face={<Icon name="snooze" />}
          >
            <SnoozePicker conversation={props.conversation} />
          </PickerButton>
        </Show>
        <MoreMenu
          subject={props.conversation}
          class="button head-more"
          kind="quiet"
          label={inboxWords().actions.more}
        >
          <Icon name="more" />
        </MoreMenu>
        <Show when={may("conversation.close")}>
          <ResolveButton conversation={props.conversation} />
        </Show>
        <button
          type="button"
          class="button"
          data-kind="quiet"
          data-shape="icon"
          data-size="small"
          aria-pressed={props.panelShown}
          aria-label={inboxWords().conversation.details}
          title={props.panelShown ? inboxWords().conversation.hideDetails : inboxWords().conversation.details}
          onClick={() => props.showPanel(!props.panelShown)}
        >
          <Icon name="panel" />
        </button>
      </div>
    </header>
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

function ResolveButton(props: { readonly conversation: Conversation }) {
  const actions = useActions(() => props.conversation);
  return (
    <Show
      when={props.conversation.status === "resolved"}
      fallback={
        <button
          type="button"
          class="button"
          data-size="small"
          aria-keyshortcuts="e"
          aria-label={inboxWords().actions.resolve}
          title={`${inboxWords().actions.resolve} (E)`}
          onClick={() => void actions.resolve()}
        >
          <Icon name="check" />
          <span class="head-word">{inboxWords().actions.resolve}</span>
        </button>
      }
    >
      <button
        type="button"
        class="button"
        data-size="small"
        aria-keyshortcuts="e"
        aria-label={inboxWords().actions.reopen}
        title={`${inboxWords().actions.reopen} (E)`}
        onClick={() => void actions.reopen()}
      >
        <Icon name="undo" />
        <span class="head-word">{inboxWords().actions.reopen}</span>
      </button>
    </Show>
  );
}

function useHeaderKeys(conversation: () => Conversation): void {
  const actions = useActions(conversation);
  const may = useMay();
  const navigate = useNavigate();
  const isResolved = () => conversation().status === "resolved";
  offerCommands(() => [
    ...allowed(may("conversation.assign"), {
      id: "assign",
      title: inboxWords().actions.assign,
      group: "here",
      keys: "a",
      run: () => openOverlay("assign"),
    }),
    ...allowed(may("conversation.label"), {
      id: "labels",
      title: inboxWords().actions.labels,
      group: "here",
      keys: "l",
      run: () => openOverlay("labels"),
    }),
    ...allowed(may("conversation.snooze"), {
      id: "snooze",
      title: inboxWords().actions.snooze,
      group: "here",
      keys: "s",
      run: () => openOverlay("snooze"),
    }),
    ...allowed(may("conversation.close"), {
      id: "resolve",
      title: isResolved() ? inboxWords().actions.reopen : inboxWords().actions.resolve,
      group: "here",
      keys: "e",
      run: () => void (isResolved() ? actions.reopen() : actions.resolve()),
    }),
    {
      id: "unread",
      title: inboxWords().actions.unread,
      group: "here",
      keys: "u",
      run: () => void actions.unread(),
    },
    ...allowed(may("contact.write") && conversation().kind !== "group", {
      id: "contact",
      title: words().contact.editContact,
      group: "here",
      run: () => conversation().contact && navigate(`/contacts/${conversation().contact?.id}`),
    }),
  ]);
}

const allowed = (may: boolean, command: Command): readonly Command[] => (may ? [command] : []);
