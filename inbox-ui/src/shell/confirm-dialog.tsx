import { AlertDialog } from "@kobalte/core/alert-dialog";
import { createEffect, createSignal, createUniqueId, on, Show } from "solid-js";
import { partsWords } from "../parts/words/index.ts";
import { words } from "../words/index.ts";
import { answer, asking, question } from "../parts/confirm.ts";

/** Shows the dialog of a question. Where a name has to be typed, the action waits until it is there. */
export default function ConfirmDialog() {
  const [typed, setTyped] = createSignal("");
  createEffect(on(question, () => setTyped("")));
  const isReady = () => question()?.typed === undefined || typed().trim() === question()?.typed;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady()) answer(true);
  };
  return (
    <AlertDialog open={asking()} onOpenChange={(shown) => !shown && answer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay class="scrim" />
        <AlertDialog.Content class="dialog">
          <AlertDialog.Title>{question()?.title}</AlertDialog.Title>
          <AlertDialog.Description>{question()?.text}</AlertDialog.Description>
          <form onSubmit={submit} novalidate>
            <Show when={question()?.typed}>
              {(name) => <TypedName name={name()} typed={typed()} type={setTyped} isRight={isReady()} />}
            </Show>
            <Actions isReady={isReady()} />
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog>
  );
}

function Actions(props: { readonly isReady: boolean }) {
  return (
    <div class="dialog-actions">
      <button type="button" class="button" onClick={() => answer(false)}>
        {words().common.cancel}
      </button>
      <button type="submit" class="button" data-kind="danger" aria-disabled={!props.isReady}>
        {question()?.action}
      </button>
    </div>
  );
}

function TypedName(props: {
  readonly name: string;
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly isRight: boolean;
}) {
  const id = createUniqueId();
  const [left, leave] = createSignal(false);
  const isWrong = () => left() && props.typed !== "" && !props.isRight;
  return (
    <div class="field dialog-field">
      <label for={id}>{partsWords().confirm.type(props.name)}</label>
      <input
        class="input"
        id={id}
        autocomplete="off"
        spellcheck={false}
        value={props.typed}
        aria-invalid={isWrong() ? "true" : undefined}
        aria-describedby={`${id}-fault`}
        onInput={(event) => props.type(event.currentTarget.value)}
        onBlur={() => leave(true)}
        ref={(input) => queueMicrotask(() => input.focus())}
      />
      <span class="fault" id={`${id}-fault`}>
        {isWrong() ? partsWords().confirm.mismatch(props.name) : ""}
      </span>
    </div>
  );
}
