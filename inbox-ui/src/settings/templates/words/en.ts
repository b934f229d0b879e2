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
  text: "Text",
  textHint:
    "{{contact.name}}, {{contact.first_name | there}}, {{agent.name}} and {{organization.name}} are filled in. What stands after a bar is used for customers without a name.",
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText: "Messages already sent don't change.",
};
