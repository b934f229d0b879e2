import { createSignal } from "solid-js";
import { confirm } from "../../parts/confirm.ts";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { Sheet } from "../../parts/sheet.tsx";
import { say as toast } from "../../parts/toasts.tsx";
import { Sample } from "./sample.tsx";
import { designWords } from "./words/index.ts";

/** Shows what lies above a page: a sheet, questions and toasts. */
export function OverlaySamples() {
  const [isOpen, setOpen] = createSignal(false);
  const say = () => designWords();
  const ask = async (typed?: string) =>
    toast(
      say().answered(
        await confirm({
          title: say().removeTitle("Lumen Works"),
          text: say().removeText,
          action: say().remove,
          typed,
        }),
      ),
    );
  return (
    <>
      <Sample title={say().sheet}>
        <div class="inline">
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {say().openSheet}
          </button>
        </div>
        <Sheet open={isOpen()} close={() => setOpen(false)} title={say().sheet} lead={say().sheetLead}>
          <Form
            plain
            label={say().sheet}
            save={async () => toast(say().saved)}
            saved={() => setOpen(false)}
            cancel={() => setOpen(false)}
          >
            <FormField name="name" title={say().name}>
              {(field) => <input class="input" {...field} required />}
            </FormField>
          </Form>
        </Sheet>
      </Sample>
      <Sample title={say().confirms}>
        <div class="inline">
          <button type="button" class="button" onClick={() => void ask()}>
            {say().ask}
          </button>
          <button type="button" class="button" onClick={() => void ask("Lumen Works")}>
            {say().askName}
          </button>
        </div>
      </Sample>
      <Sample title={say().toasts}>
        <div class="inline">
          <button type="button" class="button" onClick={() => toast(say().saved)}>
            {say().showToast}
          </button>
        </div>
      </Sample>
    </>
  );
}
