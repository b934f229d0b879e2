import { AlertDialog } from "@kobalte/core/alert-dialog";
import { createSignal } from "solid-js";
import { words } from "../words/index.ts";

type Question = { readonly title: string; readonly text: string; readonly action: string };

const [question, setQuestion] = createSignal<Question | null>(null);
const [open, setOpen] = createSignal(false);
let settle: (answer: boolean) => void = () => {};

/** Asks before something that cannot be undone. */
export function confirm(next: Question): Promise<boolean> {
  settle(false);
  setQuestion(next);
  setOpen(true);
  return new Promise((done) => {
    settle = done;
  });
}

const answer = (yes: boolean) => {
  setOpen(false);
  settle(yes);
};

/** Where questions are asked. */
export function Confirm() {
  return (
    <AlertDialog open={open()} onOpenChange={(shown) => !shown && answer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay class="scrim" />
        <AlertDialog.Content class="dialog">
          <AlertDialog.Title>{question()?.title}</AlertDialog.Title>
          <AlertDialog.Description>{question()?.text}</AlertDialog.Description>
          <div class="dialog-actions">
            <button type="button" class="button" onClick={() => answer(false)}>{words().common.cancel}</button>
            <button type="button" class="button" data-kind="danger" onClick={() => answer(true)}>{question()?.action}</button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog>
  );
}
