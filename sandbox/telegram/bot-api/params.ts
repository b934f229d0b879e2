import type { z } from "zod";
import { bad } from "./refusal.ts";

/** The parameters of a call: values as received, and uploaded files by the field's name. */
export type Params = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, File>;
};

/** Reads a text. Numbers and booleans of JSON bodies count as their text, as with Telegram. */
export function textOf({ values }: Params, name: string): string {
  const value = values[name];
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Reads a whole number, or returns the fallback when there is none. */
export function integerOf(params: Params, name: string, fallback = 0): number {
  const value = params.values[name];
  if (typeof value === "number") return Math.trunc(value);
  const text = textOf(params, name).trim();
  return /^-?\d+$/.test(text) ? Number(text) : fallback;
}

export const numberOf = (params: Params, name: string): number | null => {
  const text = textOf(params, name).trim();
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
};

export const flagOf = (params: Params, name: string): boolean =>
  ["true", "yes", "1"].includes(textOf(params, name).toLowerCase());

export const has = ({ values }: Params, name: string): boolean =>
  values[name] !== undefined && values[name] !== null && values[name] !== "";

/** Reads a structured value: plain in a JSON body, JSON text in a form. Returns null when absent. */
export function structureOf<T>(
  params: Params,
  name: string,
  schema: z.ZodType<T>,
  refusal: string,
): T | null {
  if (!has(params, name)) return null;
  const value = params.values[name];
  const parsed = schema.safeParse(typeof value === "string" ? jsonOf(value, refusal) : value);
  if (!parsed.success) throw bad(refusal);
  return parsed.data;
}

function jsonOf(text: string, refusal: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad(refusal);
  }
}
