import type { JSX } from "solid-js";
import { FormFoot } from "../form-foot.tsx";
import { isControl } from "./field-fault.ts";
import { createFormState, FormContext } from "./form-state.ts";
import "../../styles/form.css";

type Props = {
  readonly label: string;
  /** Saves the values; what it throws is shown at the field it is about, or at the end. */
  readonly save: (values: FormData) => Promise<unknown>;
  /** Called once it is saved. */
  readonly saved?: () => void;
  readonly cancel?: () => void;
  readonly saveTitle?: string;
  /** Something that is wrong besides the fields, such as a row that another user removed. */
  readonly notice?: string;
  /** Inside something that has a frame of its own. */
  readonly plain?: boolean;
  readonly children: JSX.Element;
};

/** Shows a form whose faults stand at its fields: the browser's own bubbles are off. */
export function Form(props: Props) {
  const state = createFormState();
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (await state.submit(event.currentTarget, props.save)) props.saved?.();
  };
  /** Only on the way to another field: a fault that moves the button under the pointer would lose the click. */
  const leave = (event: FocusEvent) => {
    if (isControl(event.target) && isControl(event.relatedTarget)) state.leave(event.target);
  };
  return (
    <FormContext.Provider value={state}>
      <form
        class={props.plain ? "form" : "form box"}
        aria-label={props.label}
        novalidate
        onSubmit={(event) => void submit(event)}
        onInput={(event) => isControl(event.target) && state.forget(event.target.name)}
        onFocusOut={leave}
      >
        {props.children}
        <FormFoot
          fault={state.fault() || (props.notice ?? "")}
          busy={state.busy()}
          save={props.saveTitle}
          cancel={props.cancel}
        />
      </form>
    </FormContext.Provider>
  );
}
