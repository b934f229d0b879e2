import { createContext, createSignal, onCleanup, useContext } from "solid-js";
import { reasonOf } from "../../words/reason.ts";
import { type Control, controlsOf, faultOf } from "./field-fault.ts";
import { refusedField } from "./refused-field.ts";

type Faults = Readonly<Record<string, string>>;

/** What a form knows while it is filled in: what is wrong with which field, and whether it is being saved. */
export type FormState = ReturnType<typeof createFormState>;

/** Holds a form's faults. Faults of fields stand at the fields; the rest stands at the end of the form. */
export function createFormState() {
  const [faults, setFaults] = createSignal<Faults>({});
  const [fault, setFault] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const values = new Map<string, () => string>();

  const show = (form: HTMLFormElement, found: Faults) => {
    setFaults(found);
    controlsOf(form)
      .find(({ name }) => name in found)
      ?.focus();
  };
  const refuse = (form: HTMLFormElement, error: unknown) => {
    const names = controlsOf(form).map(({ name }) => name);
    const name = refusedField(error, names);
    if (name === undefined) setFault(reasonOf(error));
    else show(form, { [name]: reasonOf(error) });
  };
  /** Checks the form and saves it; shows a refusal where it belongs. Returns whether it was saved. */
  const submit = async (
    form: HTMLFormElement,
    save: (values: FormData) => Promise<unknown>,
  ): Promise<boolean> => {
    if (busy()) return false;
    const found = faultsIn(form);
    setFault("");
    show(form, found);
    if (Object.keys(found).length > 0) return false;
    setBusy(true);
    try {
      await save(read(form, values));
      return true;
    } catch (error) {
      refuse(form, error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    fault,
    faultOf: (name: string) => faults()[name] ?? "",
    submit,
    /** Forgets what was wrong with a field whose value is another now. */
    forget: (name: string) => faults()[name] && setFaults(({ [name]: _, ...rest }) => rest),
    /** Shows what is wrong with a control that was filled in and left. */
    leave(control: Control) {
      const text = control.value === "" ? "" : faultOf(control);
      if (text) setFaults((known) => ({ ...known, [control.name]: text }));
    },
    /** Makes the form's value another than the text in the control: an amount in minor units, say. */
    offerValue(name: string, value: () => string) {
      values.set(name, value);
      onCleanup(() => values.delete(name));
    },
  };
}

/** The first fault of a name counts: radio buttons share theirs. */
const faultsIn = (form: HTMLFormElement): Faults =>
  Object.fromEntries(
    controlsOf(form)
      .toReversed()
      .flatMap((control) => {
        const text = faultOf(control);
        return text === "" ? [] : [[control.name, text]];
      }),
  );

function read(form: HTMLFormElement, values: ReadonlyMap<string, () => string>): FormData {
  const data = new FormData(form);
  for (const [name, value] of values) data.set(name, value());
  return data;
}

/** Hands a form's state to its fields. */
export const FormContext = createContext<FormState>();

/** Returns the state of the form around a field. */
export function useFormState(): FormState {
  const state = useContext(FormContext);
  if (!state) throw new Error("A field of a form stands in a Form.");
  return state;
}
