import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const channelRows: TenantRows = () => [
  ["comm_channels", { id: newId("chn"), connector: "telegram", name: "Shop", sealed_credentials: "sealed" }],
];
