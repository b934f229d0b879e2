export { renderTemplate, type RenderedTemplate, type TemplateValues } from "./render-template.ts";
