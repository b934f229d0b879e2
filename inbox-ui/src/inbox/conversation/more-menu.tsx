import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, Show } from "solid-js";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import type { MenuProps } from "../../parts/deferred-menu.tsx";
import { Icon } from "../../parts/icon.tsx";
import { inRegion } from "../../parts/in-region.ts";
import { openOverlay, overlay } from "../../parts/overlay.ts";
import type { Property } from "./property.ts";
import { PROPERTIES } from "./property-table.tsx";
import { useActions } from "./use-actions.ts";

const FOLDED = [
  { opens: "assign", permission: "conversation.assign", icon: "personAdd", keys: "A" },
  { opens: "labels", permission: "conversation.label", icon: "label", keys: "L" },
  { opens: "snooze", permission: "conversation.snooze", icon: "snooze", keys: "S" },
] as const;

/** Shows rarer actions: the properties and unread, and on narrow pages those without room in the header. */
export default function MoreMenu(props: MenuProps<Conversation>) {
  return (
    <DropdownMenu
      modal={false}
      placement="bottom-end"
      gutter={4}
      open={props.open}
      onOpenChange={props.onOpenChange}
    >
      <DropdownMenu.Trigger class={props.class} data-kind={props.kind} aria-label={props.label}>
        {props.face}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal ref={inRegion(props.label)}>
        <DropdownMenu.Content
          class="floating menu"
          onCloseAutoFocus={(event) => overlay() !== null && event.preventDefault()}
        >
          <Show when={isNarrow()}>
            <FoldedEntries />
          </Show>
          <Entries conversation={props.subject} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

function FoldedEntries() {
  const may = useMay();
  return (
    <>
      <For each={FOLDED.filter(({ permission }) => may(permission))}>
        {({ opens, icon, keys }) => (
          <DropdownMenu.Item class="menu-item" onSelect={() => openOverlay(opens)}>
            <Icon name={icon} />
            <span class="grow">{inboxWords().actions[opens]}</span>
            <kbd>{keys}</kbd>
          </DropdownMenu.Item>
        )}
      </For>
      <DropdownMenu.Separator class="menu-line" />
    </>
  );
}

function Entries(props: { readonly conversation: Conversation }) {
  const actions = useActions(() => props.conversation);
  const may = useMay();
  return (
    <>
      <DropdownMenu.Item class="menu-item" onSelect={() => void actions.unread()}>
        <Icon name="unread" />
        <span class="grow">{inboxWords().actions.unread}</span>
        <kbd>U</kbd>
      </DropdownMenu.Item>
      <Show when={may("conversation.close") && props.conversation.status !== "pending"}>
        <DropdownMenu.Item class="menu-item" onSelect={() => void actions.pending()}>
          <Icon name="clock" />
          <span class="grow">{inboxWords().actions.pending}</span>
        </DropdownMenu.Item>
      </Show>
      <For each={PROPERTIES.filter(({ permission }) => may(permission))}>
        {(property) => <PropertyChoice property={property} conversation={props.conversation} />}
      </For>
    </>
  );
}

function PropertyChoice(props: { readonly property: Property; readonly conversation: Conversation }) {
  const options = () => props.property.options();
  const choose = (chosen: string) =>
    void options()
      .find(({ value }) => value === chosen)
      ?.choose(props.conversation.id);
  return (
    <>
      <DropdownMenu.Separator class="menu-line" />
      <p class="menu-title">{props.property.title()}</p>
      <DropdownMenu.RadioGroup value={props.property.read(props.conversation)} onChange={choose}>
        <For each={options()}>{(option) => <OptionEntry option={option} />}</For>
      </DropdownMenu.RadioGroup>
    </>
  );
}

function OptionEntry(props: { readonly option: ReturnType<Property["options"]>[number] }) {
  return (
    <DropdownMenu.RadioItem class="menu-item" value={props.option.value} closeOnSelect>
      {props.option.mark()}
      <span class="grow">{props.option.title}</span>
      <DropdownMenu.ItemIndicator>
        <Icon name="check" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

// Read when the menu is built; the stylesheet folds the buttons at this width.
const isNarrow = () => matchMedia("(max-width: 480px)").matches;
