import type { TenantRows } from "../access/index.ts";

export const reportRows: TenantRows = ({ idOf }) => [
  ["comm_analytics", { channel_id: idOf("comm_channels"), day: "2026-11-21" }],
];
