import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For } from "solid-js";
import type { Conversation, Priority } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { Icon } from "../icon.tsx";
import { useActions } from "./use-actions.ts";

export const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low", "none"];

/** What is done less often: priority, unread. */
export function MoreMenu(props: { readonly conversation: Conversation }) {
  const actions = useActions(() => props.conversation);
  return (
    <DropdownMenu placement="bottom-end" gutter={4}>
      <DropdownMenu.Trigger class="button" data-kind="quiet" data-shape="icon" data-size="small" aria-label={words().actions.more}><Icon name="more" /></DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="floating menu">
          <DropdownMenu.Item class="menu-item" onSelect={() => void actions.unread()}><Icon name="unread" /><span class="grow">{words().actions.unread}</span><kbd>U</kbd></DropdownMenu.Item>
          <DropdownMenu.Separator class="menu-line" />
          <p class="menu-title">{words().actions.priority}</p>
          <DropdownMenu.RadioGroup value={props.conversation.priority} onChange={(priority) => void actions.prioritise(PRIORITIES.find((known) => known === priority) ?? "none")}>
            <For each={PRIORITIES}>{(priority) => <DropdownMenu.RadioItem class="menu-item" value={priority}><span class="row-priority" data-priority={priority}><Icon name="flag" /></span><span class="grow">{words().actions.priorities[priority]}</span><DropdownMenu.ItemIndicator><Icon name="check" /></DropdownMenu.ItemIndicator></DropdownMenu.RadioItem>}</For>
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
