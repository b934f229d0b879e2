import { AlertDialog } from "@kobalte/core/alert-dialog";
import { words } from "../words/index.ts";
import { answer, asking, question } from "../parts/confirm.ts";

/** Shows the dialog of a question. */
export default function ConfirmDialog() {
  return (
    <AlertDialog open={asking()} onOpenChange={(shown) => !shown && answer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay class="scrim" />
        <AlertDialog.Content class="dialog">
          <AlertDialog.Title>{question()?.title}</AlertDialog.Title>
          <AlertDialog.Description>{question()?.text}</AlertDialog.Description>
          <div class="dialog-actions">
            <button type="button" class="button" onClick={() => answer(false)}>
              {words().common.cancel}
            </button>
            <button type="button" class="button" data-kind="danger" onClick={() => answer(true)}>
              {question()?.action}
            </button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog>
  );
}
