import type { Context } from "hono";
import { z } from "zod";
import { StageRefusal } from "../refusal.ts";

/** Reads a JSON body, or refuses it with a sentence that names the field. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  const parsed = schema.safeParse(text === "" ? {} : valueOf(text));
  if (parsed.success) return parsed.data;
  throw new StageRefusal(422, z.prettifyError(parsed.error));
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StageRefusal(422, "The body is not valid JSON.");
  }
}
