import { createEffect, createSignal, on, onMount, untrack } from "solid-js";
import { useSession } from "../../api/session.ts";
import type { RichText } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { say } from "../../parts/toasts.tsx";
import { composer, type Mode } from "./composer-state.ts";
import { keepDraft, keptDraft } from "../../live/drafts.ts";
import { joinTexts } from "./join-texts.ts";
import type { EditorHandle } from "./editor.tsx";
import { type PendingFile, useAttachments } from "./use-attachments.ts";

const NOTHING: RichText = { text: "", marks: [] };

export type Draft = ReturnType<typeof useDraft>;

/** Keeps a conversation's draft, text and files, in this browser until it is sent. An edit sets it aside. */
export function useDraft(conversationId: string, modes: () => readonly Mode[], editor: Editor) {
  const attachments = useAttachments();
  const [text, setText] = createSignal<RichText>(NOTHING);
  keepInBrowser({ conversationId, modes, editor, attachments, text });
  restoreUnsent(editor, attachments, text);

  const takesFiles = () => composer.mode() === "reply" && !composer.edited();
  const addFiles = (chosen: readonly File[]) => {
    if (takesFiles()) attachments.add(chosen);
    else if (chosen.length > 0) say(inboxWords().composer.filesInReplies);
  };
  createEffect(on(composer.given, (chosen) => addFiles(chosen), { defer: true }));

  /** The files to send, and those to show: a note shows the reply's files too. */
  const files = () => (takesFiles() ? attachments.files() : []);
  const shownFiles = () => (composer.edited() ? [] : attachments.files());
  const isWhole = () =>
    (text().text !== "" || files().length > 0) && files().every((file) => file.attachment !== null);
  const clear = () => {
    editor()?.write(NOTHING);
    if (takesFiles()) attachments.clear();
  };
  return {
    text,
    setText,
    takesFiles,
    addFiles,
    dropFile: attachments.drop,
    shownFiles,
    stored: () => stored(files()),
    isWhole,
    clear,
  };
}

type Editor = () => EditorHandle | undefined;
type Attachments = ReturnType<typeof useAttachments>;
type Parts = {
  readonly conversationId: string;
  readonly modes: () => readonly Mode[];
  readonly editor: Editor;
  readonly attachments: Attachments;
  readonly text: () => RichText;
};

function keepInBrowser({ conversationId, modes, editor, attachments, text }: Parts): void {
  // Read once: what this user wrote stays theirs, whoever signs in meanwhile.
  const { id } = untrack(useSession()).user;
  const kept = () => keptDraft(id, conversationId);
  onMount(() => {
    const draft = kept();
    composer.start(modes().find((mode) => mode === draft?.mode) ?? modes()[0] ?? "reply");
    if (!draft) return;
    attachments.takeUp(draft.files ?? []);
    editor()?.write(draft.text);
  });
  createEffect(
    on(composer.edited, (message) => editor()?.write((message ?? kept())?.text ?? NOTHING), { defer: true }),
  );
  createEffect(() => {
    const draft = { mode: composer.mode(), text: text(), files: stored(attachments.files()) };
    // Not tracked: when an edit ends, the draft must be restored before it is stored again.
    if (untrack(composer.edited) === null) keepDraft(id, conversationId, draft);
  });
}

/** Takes back a message that was not sent, before what was written since. */
function restoreUnsent(editor: Editor, attachments: Attachments, text: () => RichText): void {
  createEffect(
    on(
      composer.returned,
      (message) => {
        if (!message) return;
        attachments.takeUp(message.parts.flatMap((part) => ("attachment" in part ? [part.attachment] : [])));
        editor()?.write(joinTexts(message.text, text()));
      },
      { defer: true },
    ),
  );
}

const stored = (files: readonly PendingFile[]) => files.flatMap((file) => file.attachment ?? []);
