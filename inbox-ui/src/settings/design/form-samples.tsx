import { createSignal } from "solid-js";
import { ApiError } from "../../api/client.ts";
import { DateField } from "../../parts/form/date-field.tsx";
import { DurationField } from "../../parts/form/duration-field.tsx";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { MoneyField } from "../../parts/form/money-field.tsx";
import { say as toast } from "../../parts/toasts.tsx";
import { Sample } from "./sample.tsx";
import { designWords } from "./words/index.ts";

/** Shows each kind of field, and a form that the server refuses. */
export function FormSamples() {
  const say = () => designWords();
  return (
    <>
      <Sample title={say().fields}>
        <Form label={say().fields} save={async () => toast(say().saved)} cancel={() => {}}>
          <div class="row-of-two">
            <FormField name="name" title={say().name} hint={say().nameHint}>
              {(field) => <input class="input" {...field} required maxlength="60" />}
            </FormField>
            <FormField name="email" title={say().email} optional>
              {(field) => <input class="input" type="email" {...field} />}
            </FormField>
            <FormField name="website" title={say().website} optional>
              {(field) => <input class="input" type="url" {...field} />}
            </FormField>
            <FormField name="channel" title={say().channel}>
              {(field) => (
                <select class="input" {...field} required>
                  <option value="" />
                  <option>Telegram</option>
                  <option>WhatsApp</option>
                </select>
              )}
            </FormField>
            <MoneyField name="price" title={say().price} currency="EUR" value="11900" />
            <DurationField name="within" title={say().within} hint={say().withinHint} value="PT1H30M" />
          </div>
          <DateField name="due" title={say().dueDate} value="2026-12-24" min="2026-11-30" />
          <FormField name="note" title={say().note} optional>
            {(field) => <textarea class="input" {...field} maxlength="400" />}
          </FormField>
        </Form>
      </Sample>
      <Refused />
    </>
  );
}

/** Stands for a server that knows the shortcut already. */
function Refused() {
  const [isFrozen, freeze] = createSignal(false);
  const say = () => designWords();
  const save = async (values: FormData) => {
    const shortcut = String(values.get("shortcut"));
    if (isFrozen()) throw new ApiError(403, "suspended", say().frozen);
    throw new ApiError(409, "shortcut_taken", say().taken(shortcut), { field: "shortcut" });
  };
  return (
    <Sample title={say().refusals} text={say().refusalsText}>
      <Form label={say().refusals} save={save}>
        <FormField name="shortcut" title={say().shortcut}>
          {(field) => <input class="input" {...field} required value="hello" />}
        </FormField>
        <label class="check">
          <input type="checkbox" checked={isFrozen()} onChange={() => freeze(!isFrozen())} />
          {say().freeze}
        </label>
      </Form>
    </Sample>
  );
}
