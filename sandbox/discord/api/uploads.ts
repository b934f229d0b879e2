import type { Form } from "../form.ts";
import { storeFile } from "../files/store-file.ts";
import { refuse } from "../refusal.ts";
import type { Attachment, Channel } from "../world.ts";
import type { Call } from "./call.ts";
import { isRecord } from "../wire.ts";

/** A file may have ten mebibytes, a message ten files. */
export const FILE_MAX = 10 * 1024 * 1024;
const FILES = 10;

/** Refuses files that are too large or too many. */
export function checkUploads({ files, form }: Call): void {
  if ([...files.values()].some(({ size }) => size > FILE_MAX)) throw refuse.tooLarge();
  if (files.size > FILES)
    form.fail("attachments", "BASE_TYPE_MAX_LENGTH", `Must be ${FILES} or fewer in length.`);
}

/** Keeps the uploads of a call, in the order of their numbers. */
export async function storeUploads(call: Call, channel: Channel, form: Form): Promise<readonly Attachment[]> {
  const said = form.values("attachments", { max: FILES }).filter(isRecord);
  const stored: Attachment[] = [];
  for (const [field, upload] of call.files) {
    const index = /^files?\[(\d+)\]$/.exec(field)?.[1];
    const about = said.find(({ id }) => index !== undefined && String(id) === index);
    const file = storeFile(call.world, {
      channelId: channel.id,
      name: typeof about?.filename === "string" ? about.filename : upload.name || "unknown",
      contentType: upload.type,
      bytes: new Uint8Array(await upload.arrayBuffer()),
    });
    stored.push({
      fileId: file.id,
      description: typeof about?.description === "string" ? about.description : null,
    });
  }
  return stored;
}
