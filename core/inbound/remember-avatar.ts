import { noteAvatar } from "../contacts/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { ChannelId, ContactId, OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import type { RemoteMedia } from "../protocol/index.ts";

/** Contacts whose picture this process knows to be noted. Every message of theirs tells it again. */
const known = new Map<string, string>();
const KNOWN_MAX = 10_000;

/** Notes the picture that a message came with. The message is stored by then: a failure waits for the next one. */
export async function rememberAvatar(
  database: Database,
  {
    organizationId,
    contactId,
  }: { readonly organizationId: OrganizationId; readonly contactId: ContactId | null },
  channelId: ChannelId,
  avatar: RemoteMedia,
): Promise<void> {
  const source = JSON.stringify(avatar.reference);
  if (contactId === null || known.get(contactId) === source) return;
  try {
    await inOrganization(database, organizationId, (tx) => noteAvatar(tx, channelId, contactId, avatar));
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(contactId, source);
  } catch (error) {
    log.warn({ contactId, err: errorMessage(error) }, "picture of a contact not noted");
  }
}
