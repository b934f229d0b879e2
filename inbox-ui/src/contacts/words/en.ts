/** The texts of the contacts in English. */
export const en = {
  search: "Search contacts",
  empty: "No contacts yet",
  emptyText: "A contact appears here with their first message.",
  channel: "Channel",
  lastActivity: "Last activity",
  conversations: "Conversations",
  proved: "Proved to be the same person",
};
