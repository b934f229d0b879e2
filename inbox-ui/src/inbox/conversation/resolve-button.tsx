import { Show } from "solid-js";
import type { Conversation } from "../../api/types.ts";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { inboxWords } from "../words/index.ts";
import { useActions } from "./use-actions.ts";

/** Resolves a conversation, or opens it again. */
export function ResolveButton(props: { readonly conversation: Conversation }) {
  const actions = useActions(() => props.conversation);
  const isResolved = () => props.conversation.status === "resolved";
  const title = () => inboxWords().actions[isResolved() ? "reopen" : "resolve"];
  return (
    <Show
      when={isResolved()}
      fallback={<Face title={title()} icon="check" press={() => void actions.resolve()} />}
    >
      <Face title={title()} icon="undo" press={() => void actions.reopen()} />
    </Show>
  );
}

function Face(props: { readonly title: string; readonly icon: IconName; readonly press: () => void }) {
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      aria-keyshortcuts="e"
      aria-label={props.title}
      title={`${props.title} (E)`}
      onClick={() => props.press()}
    >
      <Icon name={props.icon} />
      <span class="head-word">{props.title}</span>
    </button>
  );
}
