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
import { Icon, type IconName } from "../../parts/icon.tsx";
import { inRegion } from "../../parts/in-region.ts";
import { say } from "../../parts/toasts.tsx";
import { toggleReaction } from "./reactions.tsx";

/** The quick reactions; the menu shows the first five that the channel supports. */
const QUICK = ["👍", "❤️", "😂", "🎉", "🙏", "🔥", "👏"];

/** Shows the actions on a message that the platform and the user's permissions allow. */
export default function MessageMenu(props: MenuProps<LocalMessage>) {
  const allowed = useAllowed(() => props.subject);
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
      <DropdownMenu.Portal ref={inRegion(props.label)}>
        <DropdownMenu.Content class="floating menu" onCloseAutoFocus={giveFocus}>
          <Show when={allowed.react()}>
            <QuickReactions message={props.subject} />
          </Show>
          <Entries message={props.subject} allowed={allowed} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

type Allowed = ReturnType<typeof useAllowed>;

function useAllowed(message: () => LocalMessage) {
  const context = useConversationContext();
  const session = useSession();
  const may = useMay();
  const can = () => context.details()?.capabilities;
  const isOurs = () => message().direction === "out" && message().author.id === session().user.id;
  const isSent = () => message().kind === "message" && message().delivery !== null;
  const reply = () => message().kind === "message" && may("conversation.reply");
  const isBeyond = () => context.conversation()?.kind === "group" && wasShownToOne(message());
  return {
    reply,
    react: () => reply() && !isBeyond() && can()?.reaction.support === "native",
    edit: () => isOurs() && isSent() && !isBeyond() && within(can()?.edit, message()),
    delete: () => isOurs() && (!isSent() || (!isBeyond() && within(can()?.delete, message()))),
  };
}

/** Whether it went to one person alone: the hub refuses to change what is not in the group. */
const wasShownToOne = ({ audience, delivery }: LocalMessage): boolean =>
  audience !== undefined && delivery !== null && delivery.state !== "queued" && delivery.state !== "failed";

function Entries(props: { readonly message: LocalMessage; readonly allowed: Allowed }) {
  const texts = () => inboxWords().message;
  return (
    <>
      <Entry
        when={props.message.text.text !== ""}
        icon="file"
        title={texts().copyText}
        run={() => void copyText(props.message.text.text)}
      />
      <Entry
        when={props.allowed.reply()}
        icon="reply"
        title={texts().replyTo}
        run={() => composer.replyTo(props.message)}
      />
      <Entry
        when={props.allowed.edit()}
        icon="edit"
        title={texts().editAction}
        run={() => composer.edit(props.message)}
      />
      <Entry
        when={props.allowed.delete()}
        tone="bad"
        icon="trash"
        title={texts().deleteAction}
        run={() => void eraseMessage(props.message)}
      />
    </>
  );
}

function Entry(props: {
  readonly when: boolean;
  readonly icon: IconName;
  readonly title: string;
  readonly run: () => void;
  readonly tone?: "bad";
}) {
  return (
    <Show when={props.when}>
      <DropdownMenu.Item class="menu-item" data-tone={props.tone} onSelect={() => props.run()}>
        <Icon name={props.icon} />
        <span class="grow">{props.title}</span>
      </DropdownMenu.Item>
    </Show>
  );
}

function QuickReactions(props: { readonly message: LocalMessage }) {
  const context = useConversationContext();
  const session = useSession();
  const isOffered = (emoji: string) =>
    context.details()?.capabilities.reaction.emoji?.includes(emoji) ?? true;
  return (
    <div class="quick-reactions">
      <For each={QUICK.filter(isOffered).slice(0, 5)}>
        {(emoji) => (
          <DropdownMenu.Item
            class="menu-item"
            onSelect={() => void toggleReaction(props.message, emoji, session().user)}
          >
            {emoji}
          </DropdownMenu.Item>
        )}
      </For>
    </div>
  );
}

async function eraseMessage(message: LocalMessage): Promise<void> {
  const { deleteTitle, deleteText, deleteNoteTitle, deleteNoteText } = inboxWords().message;
  const question =
    message.kind === "note"
      ? { title: deleteNoteTitle, text: deleteNoteText }
      : { title: deleteTitle, text: deleteText };
  if (!(await confirm({ ...question, action: words().common.delete }))) return;
  try {
    const answer = await deleteMessage(message.id);
    dispatch({
      kind: "message_written",
      message: answer ?? { ...message, deletedAt: new Date().toISOString() },
    });
  } catch (error) {
    say(reasonOf(error));
  }
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
