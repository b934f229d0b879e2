export { refuseUnknownPlaceholders, type Placeholder } from "./placeholders.ts";
export { renderTemplate, type RenderedTemplate, type TemplateValues } from "./render-template.ts";
export { templateEndpoints } from "./routes.ts";
export type { Template } from "./template.ts";
