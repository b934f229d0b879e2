/** The texts of the labels in English. */
export const en = {
  lead: "What conversations are about. Anyone can add them while working.",
  add: "Add label",
  empty: "No label yet",
  emptyText: "Labels help to find conversations again.",
  name: "Name",
  colour: "Colour",
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText: "It disappears from every conversation.",
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
