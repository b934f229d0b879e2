import { createSignal, onCleanup } from "solid-js";
import { useSession } from "../../api/session.ts";
import type { Conversation, Message } from "../../api/types.ts";
import { changeText } from "../../live/change-text.ts";
import { send } from "../../live/send.ts";
import { inboxWords } from "../words/index.ts";
import { useActions } from "../conversation/use-actions.ts";
import { say } from "../../parts/toasts.tsx";
import { composer } from "./composer-state.ts";
import type { Draft } from "./use-draft.ts";

/** Sends the draft or saves the edit, unless `waits` holds it back; `leave` returns to a plain reply. */
export function useSubmit(
  conversation: () => Conversation,
  draft: Draft,
  waits: () => boolean,
  leave: () => void,
) {
  const actions = useActions(conversation);
  const sendDraft = useSendDraft(conversation().id, draft, leave);
  const { saving, saveEdit } = useSaveEdit(draft, leave);
  const isReady = () => !waits() && !saving() && draft.isWhole();
  const submit = async (thenResolve = false): Promise<void> => {
    if (!isReady()) return;
    const edited = composer.edited();
    if (edited) return saveEdit(edited);
    if ((await sendDraft()) && thenResolve) await actions.resolve();
  };
  return { isReady, submit };
}

function useSendDraft(conversationId: string, draft: Draft, leave: () => void) {
  const session = useSession();
  return (): Promise<boolean> => {
    const kind = composer.mode() === "note" ? "note" : "message";
    const [text, attachments] = [draft.text(), draft.stored()];
    // A message whose send could not start stays in the box.
    const sent = send({ conversationId, kind, text, attachments, replyTo: composer.answered() }, session());
    draft.clear();
    leave();
    return sent;
  };
}

function useSaveEdit(draft: Draft, leave: () => void) {
  const [saving, setSaving] = createSignal(false);
  let isHere = true;
  onCleanup(() => {
    isHere = false;
  });
  // The box shows the earlier draft at once; a second Enter must not send that.
  const saveEdit = async (message: Message) => {
    const wanted = draft.text();
    setSaving(true);
    leave();
    const refusal = await changeText(message, wanted);
    setSaving(false);
    if (refusal === undefined) return;
    const editAgain = () => isHere && composer.edit({ ...message, text: wanted });
    say(
      inboxWords().composer.editRefused(refusal),
      isHere ? { title: inboxWords().composer.editAgain, run: editAgain } : undefined,
    );
  };
  return { saving, saveEdit };
}
