import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, Show } from "solid-js";
import { deleteMessage } from "../../api/messages.ts";
import { useMay, useSession } from "../../api/session.ts";
import type { LocalMessage } from "../../live/state.ts";
import { dispatch } from "../../live/store.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { reasonOf } from "../../words/reason.ts";
import { composer } from "../composer/composer-state.ts";
import { confirm } from "../../parts/confirm.ts";
import { copyText } from "../../parts/copy-text.ts";
import type { MenuProps } from "../../parts/deferred-menu.tsx";
import { useConversationContext } from "../conversation/conversation-context.ts";
import { Icon } from "../../parts/icon.tsx";
import { say } from "../../parts/toasts.tsx";
import { toggleReaction } from "./reactions.tsx";

/** The quick reactions; the menu shows the first five that the channel supports. */
const QUICK = ["👍", "❤️", "😂", "🎉", "🙏", "🔥", "👏"];

/** Shows the actions on a message that the platform and the user's permissions allow. */
export default function MessageMenu(props: MenuProps<LocalMessage>) {
  const context = useConversationContext();
  const session = useSession();
  const may = useMay();
  const isOurs = () => props.subject.direction === "out" && props.subject.author.id === session().user.id;
  const isSent = () => props.subject.kind === "message" && props.subject.delivery !== null;
  const mayReact = () =>
    may("conversation.reply") &&
    props.subject.kind === "message" &&
    context.details()?.capabilities.reaction.support === "native";
  const quick = () =>
    QUICK.filter((emoji) => context.details()?.capabilities.reaction.emoji?.includes(emoji) ?? true).slice(
      0,
      5,
    );
  const mayEdit = () => isOurs() && isSent() && within(context.details()?.capabilities.edit, props.subject);
  const mayDelete = () =>
    isOurs() && (!isSent() || within(context.details()?.capabilities.delete, props.subject));
  const reply = () => composer.replyTo(props.subject);
  const erase = async () => {
    const { deleteTitle, deleteText, deleteNoteTitle, deleteNoteText } = inboxWords().message;
    const question =
      props.subject.kind === "note"
        ? { title: deleteNoteTitle, text: deleteNoteText }
        : { title: deleteTitle, text: deleteText };
    if (!(await confirm({ ...question, action: words().common.delete }))) return;
    try {
      const answer = await deleteMessage(props.subject.id);
      dispatch({
        kind: "message_written",
        message: answer ?? { ...props.subject, deletedAt: new Date().toISOString() },
      });
    } catch (error) {
      say(reasonOf(error));
    }
  };
  return (
    <DropdownMenu
      modal={false}
      open={props.open}
      onOpenChange={props.onOpenChange}
      placement="bottom-end"
      gutter={2}
    >
      <DropdownMenu.Trigger class={props.class} aria-label={props.label}>
        {props.face}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="floating menu" onCloseAutoFocus={giveFocus}>
          <Show when={mayReact()}>
            <div class="quick-reactions">
              <For each={quick()}>
                {(emoji) => (
                  <DropdownMenu.Item
                    class="menu-item"
                    onSelect={() => void toggleReaction(props.subject, emoji, session().user)}
                  >
                    {emoji}
                  </DropdownMenu.Item>
                )}
              </For>
            </div>
          </Show>
          <Show when={props.subject.text.text}>
            <DropdownMenu.Item class="menu-item" onSelect={() => void copyText(props.subject.text.text)}>
              <Icon name="file" />
              <span class="grow">{inboxWords().message.copyText}</span>
            </DropdownMenu.Item>
          </Show>
          <Show when={props.subject.kind === "message" && may("conversation.reply")}>
            <DropdownMenu.Item class="menu-item" onSelect={reply}>
              <Icon name="reply" />
              <span class="grow">{inboxWords().message.replyTo}</span>
            </DropdownMenu.Item>
          </Show>
          <Show when={mayEdit()}>
            <DropdownMenu.Item class="menu-item" onSelect={() => composer.edit(props.subject)}>
              <Icon name="edit" />
              <span class="grow">{inboxWords().message.editAction}</span>
            </DropdownMenu.Item>
          </Show>
          <Show when={mayDelete()}>
            <DropdownMenu.Item class="menu-item" data-tone="bad" onSelect={() => void erase()}>
              <Icon name="trash" />
              <span class="grow">{inboxWords().message.deleteAction}</span>
            </DropdownMenu.Item>
          </Show>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

function within(
  can: { readonly support: string; readonly withinMs?: number } | undefined,
  message: LocalMessage,
): boolean {
  return (
    can?.support === "native" &&
    (can.withinMs === undefined || Date.now() - Date.parse(message.sentAt) < can.withinMs)
  );
}

// An open menu traps the focus and returns it to its button, so the composer requests it afterwards.
function giveFocus(): void {
  if (composer.takesFocus()) setTimeout(() => composer.focus(), 0);
}
