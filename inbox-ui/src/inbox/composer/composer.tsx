import { createEffect, createSignal, lazy, on, Show, Suspense } from "solid-js";
import { useMay } from "../../api/session.ts";
import type { Conversation, RichText } from "../../api/types.ts";
import "../styles/composer.css";
import { inboxWords } from "../words/index.ts";
import { offerCommands } from "../../parts/commands.ts";
import { ReplyTarget } from "./reply-target.tsx";
import { LineAnswer } from "../../parts/command-line/line-answer.tsx";
import { useGiving } from "../../parts/command-line/use-giving.ts";
import { composer, type Mode } from "./composer-state.ts";
import { Editor, type EditorHandle } from "./editor.tsx";
import { keysOf } from "./composer-keys.ts";
import { CapabilityWarnings } from "./capability-warnings.tsx";
import { ModeSwitch } from "./mode-switch.tsx";
import { PendingFiles } from "./pending-files.tsx";
import { SendButton } from "./send-button.tsx";
import { Suggestions } from "./suggestions.tsx";
import { Toolbar } from "./toolbar.tsx";
import { typingSign } from "./typing-sign.ts";
import { useDraft } from "./use-draft.ts";
import { useSubmit } from "./use-submit.ts";
import { useShutWindow } from "./use-shut-window.ts";
import { useSuggestions } from "./use-suggestions.ts";

const TemplateComposer = lazy(() => import("./template-composer.tsx"));

const MODES: readonly Mode[] = ["reply", "note"];

type Props = { readonly conversation: Conversation };

/** Writes a reply to the customer, or a note that only the team sees. */
export function Composer(props: Props) {
  const writing = useWriting(() => props.conversation);
  const { draft, suggestions, submit } = writing;
  const isShut = useShutWindow(() => props.conversation);
  return (
    <>
      <Show when={isShut()}>
        <Suspense>
          <TemplateComposer conversation={props.conversation} />
        </Suspense>
      </Show>
      <form
        class="composer"
        hidden={isShut()}
        data-mode={composer.mode()}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Show when={suggestions.shown()} fallback={<Answered writing={writing} />}>
          {(kind) => <Suggestions label={inboxWords().composer[kind()]} list={suggestions} />}
        </Show>
        <Box conversation={props.conversation} writing={writing} />
        <CapabilityWarnings
          text={draft.text()}
          files={draft.shownFiles()}
          channel={props.conversation.channel.name}
        />
      </form>
    </>
  );
}

/** What the hub asks or says about a command, where the list of suggestions stands. */
function Answered(props: { readonly writing: Writing }) {
  const { giving, run } = props.writing;
  return (
    <Show when={giving.answer()}>
      {(answer) => (
        <div class="suggestions floating">
          <LineAnswer answer={answer()} give={(line) => void run(line)} />
        </div>
      )}
    </Show>
  );
}

function Box(props: Props & { readonly writing: Writing }) {
  const { modes, setEditor, suggestions, draft, leave, changed, onKey } = props.writing;
  return (
    <div class="composer-box">
      <ModeSwitch mode={composer.mode()} modes={modes()} change={(mode: Mode) => composer.write(mode)} />
      <ReplyTarget cancel={leave} />
      <Editor
        label={inboxWords().composer[composer.mode()]}
        placeholder={placeholderFor(props.conversation)}
        listId={suggestions.trigger() && suggestions.listId}
        activeId={suggestions.activeId()}
        handle={setEditor}
        changed={changed}
        onKey={onKey}
        onFiles={draft.addFiles}
      />
      <Show when={draft.shownFiles().length > 0}>
        <PendingFiles files={draft.shownFiles()} drop={draft.dropFile} />
      </Show>
      <Foot writing={props.writing} />
    </div>
  );
}

function Foot(props: { readonly writing: Writing }) {
  const { editor, draft, isReady } = props.writing;
  return (
    <div class="composer-foot">
      <Toolbar
        editor={editor()}
        addFiles={draft.addFiles}
        mayAttach={draft.takesFiles()}
        openCanned={() => openCanned(editor(), draft.text())}
      />
      <SendButton isReady={isReady()} />
    </div>
  );
}

type Writing = ReturnType<typeof useWriting>;

function useWriting(conversation: () => Conversation) {
  const { id } = conversation();
  const may = useMay();
  const modes = () => MODES.filter((mode) => may(`conversation.${mode}`));
  const [editor, setEditor] = createSignal<EditorHandle>();
  const giving = useGiving(() => id);
  const run = async (line: string) => {
    if (await giving.give(line)) draft.clear();
    editor()?.focus();
  };
  const suggestions = useSuggestions(id, editor, (line) => void run(line));
  const draft = useDraft(id, modes, editor);
  const leave = () => {
    composer.reset();
    editor()?.focus();
  };
  // The text that opened the list must not be sent instead of the canned reply.
  const waits = () => suggestions.awaited() || giving.isGiving();
  const { isReady, submit: send } = useSubmit(conversation, draft, waits, leave);
  // A command never reaches the customer as text.
  const submit = async (thenResolve = false): Promise<void> => {
    const { text } = draft.text();
    if (composer.edited() || !suggestions.lineIn(text)) return send(thenResolve);
    if (isReady()) await run(text);
  };
  const signTyping = typingSign(id);
  createEffect(on(composer.wanted, () => editor()?.focus(), { defer: true }));
  offerModes(modes);
  const changed = (text: RichText, before: string) => {
    draft.setText(text);
    giving.forget();
    suggestions.look(before, composer.mode(), text.text.trimEnd() === before.trimEnd() && !composer.edited());
    if (text.text !== "" && composer.mode() === "reply") signTyping();
  };
  const onKey = keysOf({ suggestions, editor, leave, submit });
  return {
    modes,
    editor,
    setEditor,
    suggestions,
    giving,
    run,
    draft,
    leave,
    isReady,
    submit,
    changed,
    onKey,
  };
}

function offerModes(modes: () => readonly Mode[]): void {
  offerCommands(() =>
    modes().map((mode) => ({
      id: mode,
      title: inboxWords().keys[mode],
      group: "here",
      keys: mode === "reply" ? "r" : "n",
      run: () => composer.write(mode),
    })),
  );
}

function openCanned(editor: EditorHandle | undefined, { text }: RichText): void {
  editor?.focus();
  document.execCommand("insertText", false, text === "" ? "/" : " /");
}

const placeholderFor = ({ title }: Conversation) =>
  composer.mode() === "note"
    ? inboxWords().composer.notePlaceholder
    : inboxWords().composer.replyPlaceholder(title);
