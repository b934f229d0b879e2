/** The texts of the contacts in English. */
export const en = {
  search: "Search contacts",
  empty: "No contacts yet. They appear by themselves with their first message.",
  noMatch: "No contact fits.",
  errorTitle: "The contacts could not be read",
  choose: "Choose a contact",
  conversations: "Conversations",
};
