/** The texts of the labels in English. */
export const en = {
  lead: "Group conversations by topic.",
  add: "Add label",
  empty: "No labels yet",
  emptyText: "Labels help you find conversations.",
  name: "Name",
  colour: "Colour",
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText: "It is removed from every conversation.",
  colours: {
    blue: "Blue",
    green: "Green",
    orange: "Orange",
    purple: "Purple",
    red: "Red",
    teal: "Teal",
    yellow: "Yellow",
    pink: "Pink",
    grey: "Grey",
  },
};
