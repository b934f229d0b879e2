import type { DownloadResult } from "../../core/protocol/index.ts";

/** Never downloads: visitors upload into the hub's own storage before they write. */
export async function download(): Promise<DownloadResult> {
  return { kind: "gone", reason: "Files of the web chat are uploaded, never fetched." };
}
