import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { HubError, invalid } from "../kernel/errors.ts";

/** A file of a form that is still coming. `bytes` ends once the whole form was read, and throws when it is none. */
export type FormFile = {
  readonly name: string;
  /** As the client says. */
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** A form here has one file and a few words at most. */
const LIMITS = { files: 4, fields: 20, parts: 20, fieldSize: 10_000, headerPairs: 20, headerSize: 8_000 };

/** Gives the form's file `file` to `use` as it comes. Throws `body_not_form`, and `file_missing` for a form without it. */
export async function readFormFile<T>(
  contentType: string | undefined,
  chunks: AsyncIterable<Uint8Array>,
  use: (file: FormFile) => Promise<T>,
): Promise<T> {
  const form = openForm(contentType ?? "");
  const refusing = new AbortController();
  const whole = Promise.withResolvers<void>();
  let used: Promise<T> | undefined;
  form.on(
    "file",
    (field: string, stream: BusboyFileStream, name: string | undefined, _: string, type: string) => {
      // Every error of it is the form's, which says it; without a listener it would end the process.
      stream.on("error", () => {});
      if (field !== "file" || used) return void stream.resume();
      whole.promise.catch((error: Error) => stream.destroy(error));
      used = use({ name: unescaped(name ?? ""), type, bytes: bytesOf(stream, whole.promise) });
      used.then(
        () => stream.resume(),
        () => refusing.abort(),
      );
    },
  );
  form.on("error", () => {});
  pipeline(chunks, form, { signal: refusing.signal }).then(whole.resolve, (error: unknown) =>
    whole.reject(faultOf(error)),
  );
  await whole.promise.catch((error: unknown) => {
    // What became of the file says why.
    if (!used) throw error;
  });
  if (!used) throw invalid("file_missing", "Send one file that is not empty, in a form field named “file”.");
  const result = await used;
  await whole.promise;
  return result;
}

function openForm(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { "content-type": contentType }, limits: LIMITS });
  } catch {
    throw notForm();
  }
}

async function* bytesOf(stream: Readable, whole: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw faultOf(error);
  }
  await whole;
}

/** Browsers write the signs that end a form's header so. */
const unescaped = (name: string): string => name.replaceAll(/%(22|0D|0A)/gi, decodeURIComponent);

const faultOf = (error: unknown): HubError => (error instanceof HubError ? error : notForm());

const notForm = (): HubError =>
  invalid("body_not_form", "The body must be a form, sent as multipart/form-data.");
