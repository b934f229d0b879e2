import type { JsonObject } from "../../../core/kernel/json.ts";
import { timeOfSnowflake } from "../ids.ts";
import { idIn, textIn } from "./read.ts";

/** Reads a time, RFC 3339; nothing for one that is none. */
export function timeIn(from: JsonObject, field: string): string | undefined {
  const written = textIn(from, field);
  if (written === undefined || !/^\d{4}-\d\d-\d\dT/.test(written)) return undefined;
  const time = new Date(written);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** Returns when something was made: as it says, else as its id says, else when it reached us. */
export function timeOf(from: JsonObject, at: string): string {
  const id = idIn(from, "id");
  return timeIn(from, "timestamp") ?? (id === undefined ? at : timeOfSnowflake(id));
}
