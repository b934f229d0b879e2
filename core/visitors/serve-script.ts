import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { missing } from "../kernel/errors.ts";

/** The script as built, and compressed beside it by the build, best first. */
const COPIES = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
  { encoding: undefined, ending: "" },
] as const;

type Copy = {
  readonly encoding: string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
};

type Script = { readonly changedAt: number; readonly copies: readonly Copy[] };

type Wanted = { readonly ifNoneMatch?: string | undefined; readonly acceptEncoding?: string | undefined };

/**
 * Answers the built widget, `dist/widget/parley.js`, compressed as the browser takes it; a page fetches it again only
 * when it has changed. Throws `missing` before the first build.
 */
export function scriptServer(path: URL): (wanted: Wanted) => Promise<Response> {
  let known: Script | undefined;
  return async ({ ifNoneMatch, acceptEncoding = "" }) => {
    known = await readScript(path, known);
    const copy = known.copies.find(({ encoding }) => !encoding || accepts(acceptEncoding, encoding));
    if (!copy) throw new Error("The widget has no uncompressed copy.");
    const headers = {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=300, stale-while-revalidate=86400",
      etag: copy.etag,
      vary: "Accept-Encoding",
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
      ...(copy.encoding && { "content-encoding": copy.encoding }),
    };
    return ifNoneMatch === copy.etag
      ? new Response(null, { status: 304, headers })
      : new Response(copy.body, { headers });
  };
}

const accepts = (header: string, encoding: string): boolean =>
  header.split(",").some((one) => {
    const [name, ...parameters] = one.split(";").map((word) => word.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });

async function readScript(path: URL, known: Script | undefined): Promise<Script> {
  const changedAt = await changeOf(path);
  if (changedAt === undefined)
    throw missing("widget_not_built", "The widget is not built yet. Run npm run build.");
  if (known?.changedAt === changedAt) return known;
  const copies = await Promise.all(
    COPIES.map(async ({ encoding, ending }) => {
      const body = await readCopy(new URL(`${path.href}${ending}`), changedAt);
      return body && { encoding, body, etag: etagOf(body) };
    }),
  );
  return { changedAt, copies: copies.filter((copy) => copy !== undefined) };
}

/** A copy from an earlier build is not of this script. */
async function readCopy(path: URL, notBefore: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const changedAt = await changeOf(path);
  return changedAt === undefined || changedAt < notBefore ? undefined : Uint8Array.from(await readFile(path));
}

const changeOf = (path: URL): Promise<number | undefined> =>
  stat(path).then(
    (file) => file.mtimeMs,
    () => undefined,
  );

const etagOf = (body: Uint8Array): string =>
  `"${createHash("sha256").update(body).digest("base64url").slice(0, 20)}"`;
