export type { Contact } from "./contact.ts";
export { contactEndpoints } from "./routes.ts";
