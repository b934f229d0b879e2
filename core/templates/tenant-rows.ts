import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const templateRows: TenantRows = () => [
  ["comm_templates", { id: newId("tpl"), name: "Greeting", shortcut: "hi", body: "Hello" }],
];
