import type { StoredFile, World } from "../world.ts";

/** Returns the bytes of a download path. */
export function fileBytes(
  world: World,
  path: string,
): { readonly file: StoredFile; readonly bytes: Uint8Array } | null {
  for (const file of world.files.values())
    if (file.path === path) return file.bytes && { file, bytes: file.bytes };
  return null;
}
