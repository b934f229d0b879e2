/** The texts of the general in English. */
export const en = {
  lead: "Your name in replies and greetings.",
  name: "Organization name",
  hint: "Available as {{organization.name}}.",
  saved: "Name saved",
};
