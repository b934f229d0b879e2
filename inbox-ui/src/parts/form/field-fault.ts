import { locale } from "../../words/index.ts";
import { dateOnly } from "../../words/time.ts";
import { partsWords } from "../words/index.ts";

/** A control of a form that can say whether its value is valid. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Words what a browser finds wrong with a control, so that it stands at the field in the user's language. Returns an
 * empty text for a valid control.
 */
export function faultOf(control: Control): string {
  const { validity } = control;
  const say = partsWords().form;
  if (validity.valid) return isBlank(control) ? say.required : "";
  if (validity.customError) return control.validationMessage;
  if (validity.valueMissing) return control instanceof HTMLSelectElement ? say.choose : say.required;
  return control instanceof HTMLSelectElement ? say.wrong : faultOfText(control);
}

function faultOfText(control: HTMLInputElement | HTMLTextAreaElement): string {
  const { validity, type } = control;
  const say = partsWords().form;
  if (validity.badInput) return type === "date" ? say.date : say.number;
  if (validity.typeMismatch) return type === "email" ? say.email : say.url;
  if (validity.patternMismatch) return control.dataset.fault ?? say.pattern;
  if (validity.tooLong) return say.tooLong(control.maxLength);
  if (validity.tooShort) return say.tooShort(control.minLength);
  return control instanceof HTMLInputElement ? faultOfRange(control) : say.wrong;
}

function faultOfRange({ validity, type, min, max }: HTMLInputElement): string {
  const say = partsWords().form;
  if (type === "date") {
    if (validity.rangeUnderflow) return say.tooEarly(dateOnly(min));
    return validity.rangeOverflow ? say.tooLate(dateOnly(max)) : say.wrong;
  }
  const shown = (number: string) => Number(number).toLocaleString(locale());
  if (validity.rangeUnderflow) return say.tooSmall(shown(min));
  return validity.rangeOverflow ? say.tooLarge(shown(max)) : say.wrong;
}

/** A browser accepts spaces for a required text; the hub trims them and then finds nothing. */
const isBlank = (control: Control): boolean =>
  control.required &&
  !(control instanceof HTMLSelectElement) &&
  (control.type === "text" || control.type === "textarea") &&
  control.value.trim() === "";

/** Returns the controls of a form that have a name and can be filled in, in their order. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(isControl).filter(({ name, willValidate }) => name !== "" && willValidate);

/** Checks whether an event's target is a control of a form. */
export const isControl = (target: unknown): target is Control =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;
