/** The texts of the hours in English. */
export const en = {
  lead: "Used by rules. If you set no hours, you're always open.",
  timeZone: "Time zone",
  from: "from",
  to: "to",
  closed: "Closed",
  allDay: "Open all day",
  setSpan: "Set hours",
  addSpan: "Add hours",
  removeSpan: "Remove these hours",
  save: "Save hours",
  saved: "Business hours saved",
};
