import { refuse } from "../refusal.ts";

export type Payload = { readonly body: unknown; readonly files: ReadonlyMap<string, File> };

/** Reads the body of a call: JSON, or a form whose `payload_json` is the body and whose `files[n]` are uploads. */
export async function readPayload(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Payload> {
  if (bytes.byteLength === 0) return { body: {}, files: new Map() };
  if (contentType.startsWith("multipart/form-data")) return readParts(bytes, contentType);
  return { body: parse(new TextDecoder().decode(bytes)), files: new Map() };
}

async function readParts(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Payload> {
  const parts = await new Response(bytes, { headers: { "content-type": contentType } })
    .formData()
    .catch(() => {
      throw refuse.json();
    });
  const files = new Map<string, File>();
  const fields: Record<string, unknown> = {};
  for (const [name, value] of parts) {
    if (typeof value !== "string") files.set(name, value);
    else fields[name] = value;
  }
  const { payload_json: json, ...rest } = fields;
  return { body: typeof json === "string" ? parse(json) : rest, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.json();
  }
}
