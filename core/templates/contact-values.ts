import type { TemplateValues } from "./render-template.ts";

/** Returns what the names of a contact stand for; empty ones when nobody gave the contact's name. */
export const contactValues = (name: string): TemplateValues => ({
  "contact.name": name,
  "contact.first_name": name.trim().split(/\s+/u)[0] ?? "",
});
