import { defineRoom } from "../access/index.ts";
import { contactCommands } from "./commands.ts";
import { contactLive } from "./live.ts";
import { contactEndpoints } from "./routes.ts";
import { contactRows } from "./tenant-rows.ts";

export type { Contact } from "./contact.ts";
export { noteAvatar } from "./note-avatar.ts";
export { proveSame } from "./prove-same.ts";
export { publishContact } from "./publish-contact.ts";
export { listContacts, readContact } from "./queries.ts";

export const contactsRoom = defineRoom({
  name: "contacts",
  commands: contactCommands,
  endpoints: contactEndpoints,
  live: contactLive,
  tenantRows: contactRows,
});
