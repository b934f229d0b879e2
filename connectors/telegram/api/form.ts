import type { Json, JsonObject } from "../../../core/kernel/json.ts";

/** A file of a call, read afresh for each attempt. */
export type Upload = {
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

/** A call's parameters and files as a form; whatever is no plain value is written as JSON. */
export function formOf(params: JsonObject, uploads: readonly Upload[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) form.append(name, fieldOf(value));
  for (const { field, fileName, contentType, bytes } of uploads)
    form.append(field, new Blob([new Uint8Array(bytes)], { type: contentType }), fileName);
  return form;
}

const fieldOf = (value: Json) => (typeof value === "object" ? JSON.stringify(value) : String(value));
