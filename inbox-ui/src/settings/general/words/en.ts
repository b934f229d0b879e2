/** The texts of the general in English. */
export const en = {
  lead: "What customers read as your name, where a reply or a greeting says it.",
  name: "Organization name",
  hint: "Templates say it for {{organization.name}}.",
  saved: "Name saved",
};
