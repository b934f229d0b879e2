import type { Context } from "hono";
import type { Params } from "./params.ts";
import { bad, refuse } from "./refusal.ts";

/** Reads a call's parameters from where Telegram takes them: the query, a JSON body, a form or a multipart form. */
export async function readParams(c: Context): Promise<Params> {
  const query = c.req.query();
  if (c.req.method === "GET") return { values: query, files: NONE };
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("application/json"))
    return { values: { ...query, ...(await readJson(c)) }, files: NONE };
  if (type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded"))
    return readForm(c, query);
  return { values: query, files: NONE };
}

const NONE: ReadonlyMap<string, File> = new Map();
const UPLOAD_BYTES = 50 * 1024 * 1024;

async function readJson(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Falls through to the refusal.
  }
  throw bad("can't parse request JSON object");
}

async function readForm(c: Context, query: Record<string, string>): Promise<Params> {
  const values: Record<string, unknown> = { ...query };
  const files = new Map<string, File>();
  const form = await c.req.formData().catch(() => {
    throw bad("can't parse the form");
  });
  for (const [name, value] of form) {
    if (typeof value === "string") values[name] = value;
    else if (value.size > UPLOAD_BYTES) throw refuse(413, "Request Entity Too Large");
    else files.set(name, value);
  }
  return { values, files };
}
