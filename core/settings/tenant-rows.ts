import type { TenantRows } from "../access/index.ts";

export const settingRows: TenantRows = () => [["settings", { name: "business_hours", value: "{}" }]];
