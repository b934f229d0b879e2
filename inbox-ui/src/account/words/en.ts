/** The texts of the account in English. */
export const en = {
  signIn: {
    title: "Sign in to Parley",
    email: "Email",
    password: "Password",
    submit: "Sign in",
    submitting: "Signing in",
    wrong: "Incorrect email or password.",
    tooMany: "Too many attempts. Try again in 15 minutes.",
    help: "Forgot your password? Ask your administrator to reset it.",
  },
  invitation: {
    title: (organization: string) => `Join ${organization}`,
    lead: (email: string, role: string) => `You've been invited as ${role} (${email}).`,
    name: "Your name",
    password: "Choose a password",
    passwordHelp: "At least 10 characters.",
    submit: "Join",
    submitting: "Joining",
    invalid: "This invitation is no longer valid. Ask for a new one.",
    accepted: "Already accepted it? Sign in.",
    haveAccount: "Already have an account? Enter your password.",
  },
};
