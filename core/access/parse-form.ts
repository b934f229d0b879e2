import type { Context } from "hono";
import { invalid } from "../kernel/errors.ts";
import type { Body } from "./body-reader.ts";

/** Reads a body as the form its content type says it is; throws `body_not_form`. */
export async function parseForm(c: Context, body: Body): Promise<FormData> {
  const headers = { "content-type": c.req.header("content-type") ?? "" };
  try {
    return await new Response(body, { headers }).formData();
  } catch {
    throw invalid("body_not_form", "The body must be a form, sent as multipart/form-data.");
  }
}
