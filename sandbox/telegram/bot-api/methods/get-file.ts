import type { Call, Outcome } from "../call.ts";
import { has, textOf } from "../params.ts";
import { bad } from "../refusal.ts";

const DOWNLOAD_BYTES = 20 * 1024 * 1024;

export function getFile({ world, params }: Call): Outcome {
  if (!has(params, "file_id")) throw bad("file_id not specified");
  const file = world.files.get(textOf(params, "file_id"));
  if (!file?.bytes) throw bad("wrong file_id or the file is temporarily unavailable");
  if (file.size > DOWNLOAD_BYTES) throw bad("file is too big");
  return {
    result: {
      file_id: file.fileId,
      file_unique_id: file.uniqueId,
      file_size: file.size,
      file_path: file.path,
    },
  };
}
