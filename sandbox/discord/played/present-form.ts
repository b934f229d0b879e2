import type { Form } from "../../stage/control-api.ts";
import { isRecord } from "../wire.ts";
import type { Interaction } from "../world.ts";

type Part = Readonly<Record<string, unknown>>;

/** Says the form that a bot has opened in the page's words; null when there is none. */
export function presentForm({ id, form, channelId, userId }: Interaction): Form | null {
  if (!isRecord(form)) return null;
  const parts = Array.isArray(form.components) ? form.components.filter(isRecord) : [];
  return {
    id,
    roomId: channelId,
    person: userId,
    title: String(form.title),
    fields: parts.flatMap(inputsIn).map(({ input, label }) => ({
      id: String(input.custom_id),
      title: label,
      lines: input.style === 2 ? "many" : "one",
      required: input.required !== false,
      value: textOf(input.value),
      placeholder: textOf(input.placeholder),
    })),
  };
}

/** A field stands in a row with a name of its own, or in a label that names it. */
function inputsIn(part: Part): readonly { readonly input: Part; readonly label: string }[] {
  if (isRecord(part.component)) return [{ input: part.component, label: textOf(part.label) }];
  const inputs = Array.isArray(part.components) ? part.components.filter(isRecord) : [];
  return inputs.map((input) => ({ input, label: textOf(input.label) }));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
