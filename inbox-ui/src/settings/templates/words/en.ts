/** The texts of the templates in English. */
export const en = {
  lead: "Messages you send often. Type / in a conversation to insert one.",
  add: "Add canned reply",
  empty: "No canned replies yet",
  emptyText: "Save messages you send often.",
  shortcut: "Shortcut",
  shortcutHint: "What you type after the slash.",
  shortcutFault: "Use letters, digits, - and _ only, such as refund-1.",
  name: "Name",
  text: "Message",
  textHint:
    "You can use {{contact.name}}, {{contact.first_name | there}}, {{agent.name}} and {{organization.name}}. Text after | is used when the customer has no name.",
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText: "Messages already sent don't change.",
};
