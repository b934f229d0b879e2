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
    lost: "Connection lost. What you see may be out of date; it comes back by itself.",
    offline: "You are offline. Drafts are kept, and what you send goes out once you are back.",
    back: "Connected again.",
  },
  palette: {
    label: "Search and commands",
    placeholder: "Type a command or a name",
    empty: "Nothing fits.",
    commands: "Commands",
  },
  reauthentication: {
    title: "Confirm that it is you",
    text: "This changes who has access. Enter your password to go on.",
    password: "Password",
    submit: "Continue",
  },
  keys: {
    anywhere: "Anywhere",
    palette: "Search and commands",
    help: "This list",
    then: "then",
    lead: "Everything can be done without a mouse.",
  },
};
