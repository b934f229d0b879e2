import { isJsonObject, type Json, type JsonObject } from "../../../core/kernel/json.ts";
import { isSnowflake } from "../ids.ts";

/** Readers for what Discord sends. They return nothing for another kind of value, because a payload must never be refused for one odd field. */

export const textIn = (from: JsonObject, field: string): string | undefined => {
  const value = from[field];
  return typeof value === "string" ? value : undefined;
};

/** Reads a text that holds something. */
export const wordsIn = (from: JsonObject, field: string): string | undefined => {
  const value = textIn(from, field)?.trim();
  return value === "" ? undefined : value;
};

export const numberIn = (from: JsonObject, field: string): number | undefined => {
  const value = from[field];
  // Adding zero makes 0 of -0, which JSON cannot tell apart.
  return typeof value === "number" && Number.isFinite(value) ? value + 0 : undefined;
};

export const idIn = (from: JsonObject, field: string): string | undefined => {
  const value = textIn(from, field);
  return value !== undefined && isSnowflake(value) ? value : undefined;
};

export const objectIn = (from: JsonObject, field: string): JsonObject | undefined => {
  const value = from[field];
  return isJsonObject(value) ? value : undefined;
};

export const listIn = (from: JsonObject, field: string): readonly Json[] => {
  const value = from[field];
  return isList(value) ? value : [];
};

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const objectsIn = (from: JsonObject, field: string): readonly JsonObject[] =>
  listIn(from, field).filter(isJsonObject);

export const hasFlag = (from: JsonObject, flag: number): boolean =>
  ((numberIn(from, "flags") ?? 0) & flag) !== 0;
