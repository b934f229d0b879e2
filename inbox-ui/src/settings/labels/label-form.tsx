import { createSignal } from "solid-js";
import { changeLabel, createLabel } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import type { Label } from "../../api/types.ts";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { words } from "../../words/index.ts";
import { ColourField } from "./colour-field.tsx";
import { labelsWords } from "./words/index.ts";

/** `gone`: another user removed it while it was open here. */
type Props = { readonly label: Label | undefined; readonly gone: boolean; readonly done: () => void };

/** Creates or changes a label. */
export function LabelForm(props: Props) {
  const [chosen, choose] = createSignal<string>();
  const colour = () => chosen() ?? props.label?.colour ?? "blue";
  const save = async (values: FormData) => {
    const draft = { name: String(values.get("name")).trim(), colour: colour() };
    const { label, gone } = props;
    await (label && !gone ? changeLabel(label.id, draft) : createLabel(draft));
    renew("label");
  };
  return (
    <Form
      label={props.label?.name ?? labelsWords().add}
      save={save}
      saved={props.done}
      cancel={props.done}
      notice={props.gone ? words().common.goneMeanwhile : ""}
    >
      <FormField name="name" title={labelsWords().name}>
        {(field) => (
          <input
            class="input"
            {...field}
            type="text"
            required
            maxlength="40"
            attr:value={props.label?.name ?? ""}
            ref={(input) => queueMicrotask(() => input.focus())}
          />
        )}
      </FormField>
      <ColourField colour={colour()} choose={choose} />
    </Form>
  );
}
