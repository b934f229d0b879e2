/** The texts of the shell in English. */
export const en = {
  rail: {
    label: "Main",
    sandbox: "Sandbox phone",
    palette: "Search and commands",
    account: "Your account",
    signOut: "Sign out",
    theme: "Appearance",
    switchTo: "Switch organization",
    keys: "Keyboard shortcuts",
    profile: "Your profile",
  },
  connection: {
    lost: "Connection lost. What you see may be out of date. Reconnecting.",
    offline: "You're offline. Drafts are saved, and messages send when you're back online.",
    back: "Back online.",
  },
  palette: {
    label: "Search and commands",
    placeholder: "Type a command or a name",
    empty: "No results",
    commands: "Commands",
  },
  reauthentication: {
    title: "Confirm your identity",
    text: "This changes who has access. Enter your password to continue.",
    password: "Password",
    submit: "Continue",
  },
  keys: {
    anywhere: "Anywhere",
    palette: "Search and commands",
    help: "Keyboard shortcuts",
    then: "then",
    lead: "You can do everything from the keyboard.",
  },
};
