/** The texts of the approvals in English. */
export const en = {
  lead: "Some commands take two members. What you might do yourself, you may approve for others.",
  empty: "Nothing waits for approval",
  emptyText: "Requests stay here for an hour, and in your own chats if you linked an account.",
  asked: (name: string, until: string) => `${name} asks for your approval, until ${until}`,
  own: (until: string) => `You asked for it: another member decides, until ${until}`,
  approve: "Approve",
  decline: "Decline",
  approved: "Approved, and done",
  declined: "Declined. Nothing was done.",
};
