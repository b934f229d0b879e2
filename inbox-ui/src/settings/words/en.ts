/** The texts of the settings in English. */
export const en = {
  personal: "You",
  organization: "Organization",
  notAllowed: "Your role does not include this. Ask an owner of your organization.",
};
