import { A, useLocation } from "@solidjs/router";
import { Show } from "solid-js";
import { useLabels, useMembers } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { deferMenu } from "../../parts/deferred-menu.tsx";
import { Icon } from "../../parts/icon.tsx";
import { PlatformMark } from "../../parts/platform-mark.tsx";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { HeaderPickers } from "./header-pickers.tsx";
import { KindMark, ThreadPath } from "./thread-path.tsx";
import { ResolveButton } from "./resolve-button.tsx";
import { useHeaderKeys } from "./use-header-keys.ts";

const MoreMenu = deferMenu<Conversation>(() => import("./more-menu.tsx"));

type Props = {
  readonly conversation: Conversation;
  readonly panelShown: boolean;
  readonly showPanel: (shown: boolean) => void;
};

/** Shows the contact, the channel and the actions of a conversation. */
export function ConversationHeader(props: Props) {
  // Loaded early, because a picker opened by its key takes typed text at once.
  useMembers();
  useLabels();
  useHeaderKeys(() => props.conversation);
  return (
    <header class="head">
      <BackLink />
      <Who conversation={props.conversation} />
      <Actions {...props} />
    </header>
  );
}

function BackLink() {
  const location = useLocation();
  return (
    <A
      class="button head-back"
      data-kind="quiet"
      data-shape="icon"
      href={`/inbox${location.search}`}
      aria-label={words().common.back}
    >
      <Icon name="left" />
    </A>
  );
}

function Who(props: { readonly conversation: Conversation }) {
  return (
    <div class="head-who">
      <h2 class="head-name">
        <KindMark of={props.conversation} />
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
        <ThreadPath of={props.conversation} class="head-path" />
        <span class="head-channel">{inboxWords().conversation.via(props.conversation.channel.name)}</span>
        <span class="head-number">· {inboxWords().conversation.number(props.conversation.number)}</span>
      </p>
    </div>
  );
}

function Actions(props: Props) {
  const may = useMay();
  return (
    <div class="head-actions" role="group" aria-label={inboxWords().actions.label}>
      <HeaderPickers conversation={props.conversation} />
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
      <PanelButton {...props} />
    </div>
  );
}

function PanelButton(props: Props) {
  return (
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
  );
}
