import { addressOf } from "../files/address.ts";
import type { Attachment, World } from "../world.ts";

/** Returns an attachment with a fresh address. A file that is lost keeps its place with nothing in it. */
export function presentAttachment(
  world: World,
  { fileId, description }: Attachment,
  base: string,
  ephemeral: boolean,
) {
  const file = world.files.get(fileId);
  if (!file)
    return { id: fileId, filename: "lost", size: 0, url: `${base}/cdn/lost`, proxy_url: `${base}/cdn/lost` };
  const url = addressOf(world, file, base);
  return {
    id: file.id,
    filename: file.name,
    size: file.size,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(description !== null && { description }),
    ...(file.width !== null && { width: file.width, height: file.height }),
    ...(ephemeral && { ephemeral: true }),
  };
}
