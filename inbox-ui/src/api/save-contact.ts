import { changeContact } from "./library.ts";
import { keys } from "./queries.ts";
import { queryClient, renew } from "./query-client.ts";
import type { Contact } from "./types.ts";

/** Saves a contact and shows it at once wherever it is named. */
export async function saveContact(
  contact: Contact,
  draft: Parameters<typeof changeContact>[1],
): Promise<void> {
  const changed = await changeContact(contact.id, draft);
  queryClient.setQueryData(keys.contact(contact.id), { ...contact, ...changed });
  renew("contacts");
}
