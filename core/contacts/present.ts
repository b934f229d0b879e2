import type { ContactRow, IdentityRow, ThreadRow } from "./queries.ts";

/** A contact as lists show it. */
export const presentContact = (row: ContactRow) => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  language: row.language,
  avatarUrl: row.avatar_url,
  blockedUs: row.blocked_us_at !== null,
  attributes: row.attributes,
  createdAt: row.created_at.toISOString(),
});

/** A contact with everything its page shows. */
export const presentContactPage = (row: ContactRow, identities: IdentityRow[], threads: ThreadRow[]) => ({
  ...presentContact(row),
  identities,
  conversations: threads.map(({ number, updated_at, ...thread }) => ({ ...thread, number: Number(number), updatedAt: updated_at.toISOString() })),
});
