import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const attachmentRows: TenantRows = () => [
  ["comm_attachments", { id: newId("att"), kind: "image", file_name: "a.png", content_type: "image/png" }],
];
