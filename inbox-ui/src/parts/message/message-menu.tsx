import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { createSignal, For, Show } from "solid-js";
import { deleteMessage } from "../../api/messages.ts";
import { useSession } from "../../api/session.ts";
import type { LocalMessage } from "../../live/state.ts";
import { happen } from "../../live/store.ts";
import { words } from "../../words/index.ts";
import { reasonOf } from "../../words/reason.ts";
import { composer } from "../composer/composer-state.ts";
import { confirm } from "../confirm.tsx";
import { useHere } from "../conversation/here.ts";
import { Icon } from "../icon.tsx";
import { say } from "../toasts.tsx";
import { toggleReaction } from "./reactions.tsx";

const QUICK = ["👍", "❤️", "😂", "🎉", "🙏"];

/** What can be done with one message, on hover or by keyboard; only what the platform and the person may. */
export function MessageMenu(props: { readonly message: LocalMessage }) {
  const here = useHere();
  const session = useSession();
  const [open, setOpen] = createSignal(false);
  const isOurs = () => props.message.direction === "out" && props.message.author.id === session().user.id;
  const isSent = () => props.message.kind === "message" && props.message.delivery !== null;
  const mayReact = () => props.message.kind === "message" && here.details()?.capabilities.reaction.support === "native";
  const mayEdit = () => isOurs() && isSent() && within(here.details()?.capabilities.edit, props.message);
  const mayDelete = () => isOurs() && (!isSent() || within(here.details()?.capabilities.delete, props.message));
  const reply = () => composer.replyTo(props.message);
  const erase = async () => {
    if (!(await confirm({ title: words().message.deleteTitle, text: words().message.deleteText, action: words().common.delete }))) return;
    try {
      const answer = await deleteMessage(props.message.id);
      happen({ kind: "message_written", message: answer ?? { ...props.message, deletedAt: new Date().toISOString() } });
    } catch (error) {
      say(reasonOf(error));
    }
  };
  return (
    <div class="message-tools" data-open={open() ? "" : undefined}>
      <Show when={props.message.kind === "message"}><button type="button" class="message-tool" title={words().message.reply} aria-label={words().message.reply} onClick={reply}><Icon name="reply" /></button></Show>
      <DropdownMenu open={open()} onOpenChange={setOpen} placement="bottom-end" gutter={2}>
        <DropdownMenu.Trigger class="message-tool" aria-label={words().message.actions}><Icon name="more" /></DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="floating menu" onCloseAutoFocus={(event) => composer.takesFocus() && event.preventDefault()}>
            <Show when={mayReact()}><div class="quick-reactions"><For each={QUICK}>{(emoji) => <DropdownMenu.Item class="menu-item" onSelect={() => void toggleReaction(props.message, emoji, session().user)}>{emoji}</DropdownMenu.Item>}</For></div></Show>
            <Show when={props.message.text.text}><DropdownMenu.Item class="menu-item" onSelect={() => void navigator.clipboard.writeText(props.message.text.text)}><Icon name="file" /><span class="grow">{words().message.copyText}</span></DropdownMenu.Item></Show>
            <Show when={props.message.kind === "message"}><DropdownMenu.Item class="menu-item" onSelect={reply}><Icon name="reply" /><span class="grow">{words().message.reply}</span></DropdownMenu.Item></Show>
            <Show when={mayEdit()}><DropdownMenu.Item class="menu-item" onSelect={() => composer.edit(props.message)}><Icon name="edit" /><span class="grow">{words().message.editAction}</span></DropdownMenu.Item></Show>
            <Show when={mayDelete()}><DropdownMenu.Item class="menu-item" data-tone="bad" onSelect={() => void erase()}><Icon name="trash" /><span class="grow">{words().message.deleteAction}</span></DropdownMenu.Item></Show>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </div>
  );
}

function within(can: { readonly support: string; readonly withinMs?: number } | undefined, message: LocalMessage): boolean {
  return can?.support === "native" && (can.withinMs === undefined || Date.now() - Date.parse(message.sentAt) < can.withinMs);
}
