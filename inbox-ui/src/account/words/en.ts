/** The texts of the account in English. */
export const en = {
  signIn: {
    title: "Sign in to Parley",
    email: "Email",
    password: "Password",
    submit: "Sign in",
    submitting: "Signing in",
    wrong: "Email or password is wrong.",
    tooMany: "Too many tries. Wait a quarter of an hour and try again.",
    help: "Forgot your password? Whoever runs this hub can give you a new one.",
  },
  invitation: {
    title: (organization: string) => `Join ${organization}`,
    lead: (email: string, role: string) => `You are invited as ${role} with ${email}.`,
    name: "Your name",
    password: "Choose a password",
    passwordHelp: "At least 10 characters.",
    submit: "Join",
    submitting: "Joining",
    invalid: "This invitation is no longer valid. Ask for a new one.",
    accepted: "If you have accepted it already, sign in.",
    haveAccount: "Already have an account? Enter its password.",
  },
};
