import { defineRoom } from "../access/index.ts";
import { templateLive } from "./live.ts";
import { templateEndpoints } from "./routes.ts";
import { templateRows } from "./tenant-rows.ts";

export { refuseUnknownPlaceholders, type Placeholder } from "./placeholders.ts";
export { contactValues } from "./contact-values.ts";
export { readTemplate, readTemplateValues } from "./queries.ts";
export { renderTemplate, type RenderedTemplate, type TemplateValues } from "./render-template.ts";
export type { Template } from "./template.ts";

export const templatesRoom = defineRoom({
  name: "templates",
  endpoints: templateEndpoints,
  live: templateLive,
  tenantRows: templateRows,
});
