import { createEffect, createSignal, createUniqueId, on, onCleanup, onMount, Show, untrack } from "solid-js";
import { sayTyping } from "../../api/conversations.ts";
import { useMay, useSession } from "../../api/session.ts";
import type { Conversation, Message, RichText } from "../../api/types.ts";
import { changeText } from "../../live/change-text.ts";
import { send } from "../../live/send.ts";
import "../../styles/composer.css";
import { words } from "../../words/index.ts";
import { offerCommands } from "../commands.ts";
import { useActions } from "../conversation/use-actions.ts";
import { Icon } from "../icon.tsx";
import { say } from "../toasts.tsx";
import { Aim } from "./aim.tsx";
import { composer, type Mode } from "./composer-state.ts";
import { keepDraft, keptDraft } from "./drafts.ts";
import { Editor, type EditorHandle } from "./editor.tsx";
import { Losses } from "./losses.tsx";
import { ModeSwitch } from "./mode-switch.tsx";
import { PendingFiles } from "./pending-files.tsx";
import { Suggestions } from "./suggestions.tsx";
import { Toolbar } from "./toolbar.tsx";
import { type Trigger, triggerIn } from "./trigger.ts";
import { useAttachments } from "./use-attachments.ts";
import { useSuggestions } from "./use-suggestions.ts";

const NOTHING: RichText = { text: "", marks: [] };
const MODES: readonly Mode[] = ["reply", "note"];
const TYPING_EVERY_MS = 4_000;

/** Where one writes: a reply the customer gets, or a note only the team sees. */
export function Composer(props: { readonly conversation: Conversation }) {
  const session = useSession();
  const may = useMay();
  const modes = () => MODES.filter((mode) => may(`conversation.${mode}`));
  const actions = useActions(() => props.conversation);
  const attachments = useAttachments();
  const [editor, setEditor] = createSignal<EditorHandle>();
  const [text, setText] = createSignal<RichText>(NOTHING);
  const [trigger, setTrigger] = createSignal<Trigger>();
  const listId = createUniqueId();
  const suggestions = useSuggestions(() => props.conversation.id, [trigger, setTrigger], editor);
  const conversationId = props.conversation.id;
  const [saving, setSaving] = createSignal(false);
  let typedAt = 0;
  let isHere = true;

  onCleanup(() => { isHere = false; });

  onMount(() => {
    const draft = keptDraft(session().user.id, conversationId);
    composer.start(modes().find((mode) => mode === draft?.mode) ?? modes()[0] ?? "reply");
    if (!draft) return;
    attachments.takeUp(draft.files ?? []);
    editor()?.write(draft.text);
  });
  createEffect(on(composer.given, (chosen) => addFiles(chosen), { defer: true }));
  createEffect(on(composer.wanted, () => editor()?.focus(), { defer: true }));
  createEffect(on(composer.edited, (message) => editor()?.write((message ?? keptDraft(session().user.id, conversationId))?.text ?? NOTHING), { defer: true }));
  createEffect(() => {
    const draft = { mode: composer.mode(), text: text(), files: attachments.files().flatMap((file) => file.attachment ?? []) };
    // Not followed: when an edit ends, what was written before it must be back before it is kept again.
    if (untrack(composer.edited) === null) keepDraft(session().user.id, conversationId, draft);
  });
  offerCommands(() => modes().map((mode) => ({ id: mode, title: words().keys[mode], group: "here", keys: mode === "reply" ? "r" : "n", run: () => composer.write(mode) })));

  const changed = (next: RichText, before: string) => {
    setText(next);
    setTrigger(suggestions.awaited() ? undefined : triggerIn(before, composer.mode()));
    if (next.text === "" || composer.mode() === "note" || Date.now() - typedAt < TYPING_EVERY_MS) return;
    typedAt = Date.now();
    void sayTyping(conversationId).catch(() => undefined);
  };
  const takesFiles = () => composer.mode() === "reply" && !composer.edited();
  const files = () => (takesFiles() ? attachments.files() : []);
  const addFiles = (chosen: readonly File[]) => {
    if (takesFiles()) attachments.add(chosen);
    else if (chosen.length > 0) say(words().composer.filesInReplies);
  };
  // What asked for a canned reply must not be sent in its place.
  const isReady = () => !suggestions.awaited() && !saving() && (text().text !== "" || files().length > 0) && files().every((file) => file.attachment !== null);
  const submit = async (thenResolve = false) => {
    if (!isReady()) return;
    const edited = composer.edited();
    if (edited) return saveEdit(edited);
    const outgoing = { conversationId, kind: composer.mode() === "note" ? "note" : "message", text: text(), attachments: files().flatMap((file) => file.attachment ?? []), replyTo: quoted(), mentions: mentionsIn(text()) } as const;
    // What could not even be begun to send stays written.
    const sent = send(outgoing, session().user);
    editor()?.write(NOTHING);
    if (takesFiles()) attachments.clear();
    leave();
    if ((await sent) && thenResolve) await actions.resolve();
  };
  // The box is given back at once, with what was written before; a second Enter must not send that.
  const saveEdit = async (message: Message) => {
    const wanted = text();
    setSaving(true);
    leave();
    const refusal = await changeText(message, wanted);
    setSaving(false);
    if (refusal !== undefined) say(words().composer.editRefused(refusal), isHere ? { title: words().composer.editAgain, run: () => isHere && composer.edit({ ...message, text: wanted }) } : undefined);
  };
  const quoted = () => {
    const message = composer.answered();
    return message && { id: message.id, preview: message.text.text.slice(0, 140), authorName: message.author.name };
  };
  const leave = () => {
    composer.settle();
    editor()?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (trigger() && suggestionKey(event)) return event.preventDefault();
    if (event.key === "Escape") return composer.edited() || composer.answered() ? leave() : editor()?.blur();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void submit(event.ctrlKey || event.metaKey);
  };
  const suggestionKey = (event: KeyboardEvent): boolean => {
    if (event.key === "Escape") return setTrigger(undefined) === undefined;
    if (suggestions.items().length === 0) return false;
    const moves: Record<string, () => unknown> = { ArrowDown: () => suggestions.move(1), ArrowUp: () => suggestions.move(-1), Enter: () => void suggestions.choose(suggestions.at()), Tab: () => void suggestions.choose(suggestions.at()) };
    return moves[event.key]?.() !== undefined || event.key in moves;
  };
  const placeholder = () => (composer.mode() === "note" ? words().composer.notePlaceholder : words().composer.replyPlaceholder(props.conversation.title));
  const openCanned = () => {
    editor()?.focus();
    document.execCommand("insertText", false, text().text === "" ? "/" : " /");
  };

  return (
    <form class="composer" data-mode={composer.mode()} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Show when={trigger() && (suggestions.items().length > 0 || trigger()?.kind === "canned")}>
        <Suggestions id={listId} label={trigger()?.kind === "people" ? words().composer.people : trigger()?.kind === "emoji" ? words().composer.emoji : words().composer.canned} items={suggestions.items()} at={suggestions.at()} choose={(index) => void suggestions.choose(index)} hover={suggestions.setAt} />
      </Show>
      <div class="composer-box">
        <ModeSwitch mode={composer.mode()} modes={modes()} change={(mode: Mode) => composer.write(mode)} />
        <Aim cancel={leave} />
        <Editor label={composer.mode() === "note" ? words().composer.note : words().composer.reply} placeholder={placeholder()} listId={trigger() ? listId : undefined} activeId={trigger() && suggestions.items().length > 0 ? `${listId}-${suggestions.at()}` : undefined} handle={setEditor} changed={changed} onKey={onKey} onFiles={addFiles} />
        <Show when={attachments.files().length > 0 && !composer.edited()}><PendingFiles files={attachments.files()} drop={attachments.drop} /></Show>
        <div class="composer-foot">
          <Toolbar editor={editor()} addFiles={addFiles} mayAttach={takesFiles()} openCanned={openCanned} />
          <button type="submit" class="button composer-send" data-kind="primary" data-size="small" aria-disabled={!isReady()} title={words().composer.enterHint}><Show when={composer.edited()} fallback={composer.mode() === "note" ? words().composer.addNote : words().composer.send}>{words().composer.saveEdit}</Show><Icon name={composer.mode() === "note" ? "lock" : "send"} /></button>
        </div>
      </div>
      <Losses text={text()} files={composer.edited() ? [] : attachments.files()} channel={props.conversation.channel.name} />
    </form>
  );
}

const mentionsIn = (text: RichText) => [...new Set(text.marks.flatMap((mark) => (mark.kind === "mention" && mark.identity ? [mark.identity] : [])))];
