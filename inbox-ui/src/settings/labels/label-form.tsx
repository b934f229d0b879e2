import { createSignal } from "solid-js";
import { changeLabel, createLabel } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import type { Label } from "../../api/types.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { words } from "../../words/index.ts";
import { ColourField } from "./colour-field.tsx";
import { labelsWords } from "./words/index.ts";

/** `gone`: another user removed it while it was open here. */
type Props = { readonly label: Label | undefined; readonly gone: boolean; readonly done: () => void };

/** Creates or changes a label. */
export function LabelForm(props: Props) {
  const { busy, fault, save, colour, choose } = useLabelDraft(props);
  return (
    <form class="box" onSubmit={(event) => void save(event)}>
      <NameField name={props.label?.name ?? ""} />
      <ColourField colour={colour()} choose={choose} />
      <FormFoot
        fault={fault() || (props.gone ? words().common.goneMeanwhile : "")}
        busy={busy()}
        cancel={props.done}
      />
    </form>
  );
}

function NameField(props: { readonly name: string }) {
  return (
    <Field title={labelsWords().name}>
      {(id) => (
        <input
          class="input"
          id={id}
          name="name"
          required
          maxlength="40"
          attr:value={props.name}
          ref={(input) => queueMicrotask(() => input.focus())}
        />
      )}
    </Field>
  );
}

function useLabelDraft(props: Props) {
  const { busy, fault, run } = useAttempt();
  const [chosen, choose] = createSignal<string>();
  const colour = () => chosen() ?? props.label?.colour ?? "blue";
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const draft = { name: String(form.get("name")).trim(), colour: colour() };
    const { label, gone } = props;
    if (!(await run(() => (label && !gone ? changeLabel(label.id, draft) : createLabel(draft))))) return;
    renew("label");
    props.done();
  };
  return { busy, fault, save, colour, choose };
}
