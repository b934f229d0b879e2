import { createSignal, Show } from "solid-js";
import { changeTemplate, createTemplate } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import type { Template } from "../../api/types.ts";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { useFormState } from "../../parts/form/form-state.ts";
import { PlaceholderWarning } from "../../parts/placeholder-warning.tsx";
import { words } from "../../words/index.ts";
import { templatesWords } from "./words/index.ts";

type Props = {
  readonly template: Template | undefined;
  /** Another user removed it while it was open here. */
  readonly gone: boolean;
  readonly done: () => void;
};

/** Writes a canned reply; what is wrong stands at its field. */
export function TemplateForm(props: Props) {
  const say = () => templatesWords();
  const save = async (values: FormData) => {
    const { template, gone } = props;
    const draft = draftIn(values, template);
    await (template && !gone ? changeTemplate(template.id, draft) : createTemplate(draft));
    renew("template");
  };
  return (
    <Form
      label={props.template?.name ?? say().add}
      save={save}
      saved={props.done}
      cancel={props.done}
      notice={props.gone ? words().common.goneMeanwhile : ""}
    >
      <div class="row-of-two">
        <FormField name="name" title={say().name}>
          {(field) => (
            <input
              class="input"
              {...field}
              required
              maxlength="120"
              attr:value={props.template?.name ?? ""}
              ref={(input) => queueMicrotask(() => input.focus())}
            />
          )}
        </FormField>
        <FormField name="shortcut" title={say().shortcut} hint={say().shortcutHint}>
          {(field) => (
            <input
              class="input"
              {...field}
              required
              maxlength="40"
              pattern={String.raw`/?[\p{L}\p{N}][\p{L}\p{N}_\-]*`}
              data-fault={say().shortcutFault}
              attr:value={props.template?.shortcut ?? ""}
            />
          )}
        </FormField>
      </div>
      <TextField text={props.template?.text.text ?? ""} />
    </Form>
  );
}

function TextField(props: { readonly text: string }) {
  const [written, write] = createSignal<string>();
  const [box, setBox] = createSignal<HTMLTextAreaElement>();
  // Once the form has said what is wrong, it need not be said twice.
  const form = useFormState();
  return (
    <>
      <FormField name="text" title={templatesWords().text} hint={templatesWords().textHint}>
        {(field) => (
          <textarea
            class="input"
            {...field}
            ref={setBox}
            required
            maxlength="4000"
            rows="4"
            onInput={(event) => write(event.currentTarget.value)}
          >
            {props.text}
          </textarea>
        )}
      </FormField>
      <Show when={!form.faultOf("text")}>
        <PlaceholderWarning text={written() ?? props.text} box={box()} />
      </Show>
    </>
  );
}

function draftIn(values: FormData, template: Template | undefined) {
  const text = String(values.get("text")).trim();
  return {
    shortcut: String(values.get("shortcut")).trim().replace(/^\//u, ""),
    name: String(values.get("name")).trim(),
    // Formatting that still fits the text is kept; a changed text starts plain.
    text: text === template?.text.text ? template.text : { text, marks: [] },
  };
}
