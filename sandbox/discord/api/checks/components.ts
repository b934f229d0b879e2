import type { Form } from "../../form.ts";
import { readButton } from "./button.ts";
import { readSelect } from "./select.ts";

/** Checks the components of a message: five rows of five buttons or one select. Returns them as Discord keeps them. */
export function readComponents(form: Form, isNew: boolean): readonly object[] {
  if (isNew)
    return form.list("components", { max: 40 }).map(({ value }, index) => ({ ...value, id: index + 1 }));
  const seen = new Set<string>();
  let id = 0;
  return form.list("components", { max: 5 }).map((row) => {
    row.choice("type", [1]);
    const rowId = (id += 1);
    const parts = row.list("components", { min: 1, max: 5 }).map((part) => ({
      ...readPart(part, seen),
      id: (id += 1),
    }));
    const kinds = new Set(row.list("components", { max: 5 }).map(({ value }) => value.type === 2));
    if (parts.length > 1 && (kinds.size > 1 || kinds.has(false)))
      row.fail(
        "components",
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        "The specified component exceeds the maximum width",
      );
    return { type: 1, id: rowId, components: parts };
  });
}

const SELECTS = [3, 5, 6, 7, 8];

function readPart(form: Form, seen: Set<string>): object {
  const type = form.choice("type", [2, ...SELECTS]);
  const part = type === 2 ? readButton(form) : readSelect(form, type ?? 0);
  const name = form.value.custom_id;
  if (typeof name === "string" && seen.has(name))
    form.fail("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  if (typeof name === "string") seen.add(name);
  return part;
}
