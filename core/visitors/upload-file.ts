import type { VisitorActor } from "../access/index.ts";
import type { VisitorFiles, Uploaded } from "../attachments/index.ts";
import { invalid } from "../kernel/errors.ts";

/** Bytes one file may have. */
export const FILE_MAX = 25_000_000;

/** Stores a file for the visitor's next message; throws `invalid` for none or a large one, `refused` for too many. */
export async function uploadFile(
  { files }: { readonly files: VisitorFiles },
  visitor: VisitorActor,
  file: unknown,
): Promise<Uploaded> {
  if (!(file instanceof File) || file.size === 0)
    throw invalid("file_missing", "Send one file, in a form field named file.");
  if (file.size > FILE_MAX)
    throw invalid("body_too_large", `A file may have at most ${FILE_MAX} bytes.`, { limit: FILE_MAX });
  return files.keep(visitor, file);
}
