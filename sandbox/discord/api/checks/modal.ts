import type { Form } from "../../form.ts";

/** Checks a form that is shown to a person: a title and up to five fields. Returns it as Discord keeps it. */
export function readModal(form: Form): object {
  const custom_id = form.text("custom_id", { min: 1, max: 100 }, true);
  const title = form.text("title", { min: 1, max: 45 }, true);
  const components = form.list("components", { min: 1, max: 5 }).map(readField);
  return { custom_id, title, components };
}

const [ROW, LABEL, TEXT_DISPLAY] = [1, 18, 10];

function readField(form: Form): object {
  const type = form.choice("type", [ROW, LABEL, TEXT_DISPLAY]);
  if (type === LABEL) {
    form.text("label", { min: 1, max: 45 }, true);
    form.text("description", { max: 100 });
    const part = form.object("component");
    if (!part) form.fail("component", "BASE_TYPE_REQUIRED", "This field is required");
    else if (part.value.type === 4) checkInput(part, false);
  }
  if (type === ROW) for (const part of form.list("components", { min: 1, max: 1 })) checkInput(part, true);
  return form.value;
}

function checkInput(form: Form, labelled: boolean): void {
  form.choice("type", [4]);
  form.text("custom_id", { min: 1, max: 100 }, true);
  form.choice("style", [1, 2]);
  form.text("label", { min: 1, max: 45 }, labelled);
  form.text("placeholder", { max: 100 });
  form.text("value", { max: 4000 });
  form.integer("min_length", 0, 4000);
  form.integer("max_length", 1, 4000);
}
