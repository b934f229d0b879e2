/** The texts of the settings in English. */
export const en = {
  personal: "Personal",
  organization: "Organization",
  notAllowed: "Your role doesn't have access to this page. Ask an owner of your organization.",
};
