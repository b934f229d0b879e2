import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { missing } from "../kernel/errors.ts";

type Script = { readonly changedAt: number; readonly body: Uint8Array<ArrayBuffer>; readonly etag: string };

/** Answers the built widget, `dist/widget/parley.js`; a page fetches it again only when it has changed. Throws `missing` before the first build. */
export function scriptServer(path: URL): (ifNoneMatch: string | undefined) => Promise<Response> {
  let known: Script | undefined;
  return async (ifNoneMatch) => {
    known = await readScript(path, known);
    const headers = {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=300, stale-while-revalidate=86400",
      etag: known.etag,
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    };
    return ifNoneMatch === known.etag
      ? new Response(null, { status: 304, headers })
      : new Response(known.body, { headers });
  };
}

async function readScript(path: URL, known: Script | undefined): Promise<Script> {
  const changedAt = await stat(path).then(
    (file) => file.mtimeMs,
    () => null,
  );
  if (changedAt === null)
    throw missing("widget_not_built", "The widget is not built yet: run npm run build.");
  if (known?.changedAt === changedAt) return known;
  const body = Uint8Array.from(await readFile(path));
  return { changedAt, body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 20)}"` };
}
