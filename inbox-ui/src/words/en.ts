/** Every sentence of the inbox, in English. A word with a fact in it is a function of the fact. */
export const en = {
  common: {
    cancel: "Cancel", save: "Save", saved: "Saved", saving: "Saving", close: "Close", back: "Back", retry: "Try again", remove: "Remove", edit: "Edit", add: "Add", copy: "Copy", copied: "Copied", notCopied: "This browser did not copy it. Select the text and copy it yourself.", search: "Search", more: "More", dismiss: "Dismiss", done: "Done", open: "Open", download: "Download", unnamed: "No name", optional: "optional", you: "You", show: "Show", delete: "Delete",
    failed: "That did not work.", kept: "Nothing was lost.", unreachable: "The hub cannot be reached. Check your connection and try again.", gone: "This page does not exist.", toInbox: "Go to the inbox", skip: "Skip to the conversation",
  },
  signIn: {
    title: "Sign in to Parley", email: "Email", password: "Password", submit: "Sign in", submitting: "Signing in", wrong: "Email or password is wrong.", tooMany: "Too many tries. Wait a quarter of an hour and try again.", help: "Forgot your password? Whoever runs this hub can give you a new one.",
  },
  invitation: {
    title: (organization: string) => `Join ${organization}`, lead: (email: string, role: string) => `You are invited as ${role} with ${email}.`, name: "Your name", password: "Choose a password", passwordHelp: "At least 10 characters.", submit: "Join", submitting: "Joining", invalid: "This invitation is no longer valid. Ask for a new one.", haveAccount: "Already have an account? Enter its password.",
  },
  rail: {
    label: "Main", inbox: "Inbox", contacts: "Contacts", settings: "Settings", sandbox: "Sandbox phone", palette: "Search and commands", account: "Your account", signOut: "Sign out", theme: "Appearance", themeSystem: "As the system", themeLight: "Light", themeDark: "Dark", switchTo: "Switch organization", keys: "Keyboard shortcuts", profile: "Your profile",
  },
  connection: { lost: "Connection lost. What you see may be out of date; it comes back by itself.", offline: "You are offline. Drafts are kept, and what you send goes out once you are back.", back: "Connected again." },
  list: {
    label: "Conversations", tabs: "Whose conversations", mine: "Mine", unassigned: "Unassigned", all: "All", count: (count: number) => (count >= 1000 ? "999+" : String(count)), search: "Search names and last messages", clearSearch: "Clear the search", filters: "Filter", status: "Status", channel: "Channel", assignee: "Assignee", label_: "Label", any: "Any", gone: "No longer there", anyone: "Anyone", noOne: "No one", me: "Me",
    open: "Open", pending: "Pending", snoozed: "Snoozed", resolved: "Resolved", everything: "All", clearFilters: "Clear filters", emptyTitle: "Nothing waiting", emptyMine: "No open conversation is assigned to you. Take one from Unassigned.", emptyUnassigned: "Every open conversation has someone. Well done.", emptyAll: "New conversations appear here by themselves.", emptyFiltered: "No conversation fits these filters.", errorTitle: "The list could not be read", end: "That is all.",
    broken: (names: string, count: number) => (count === 1 ? `${names} does not work. See what is wrong.` : `${names} do not work. See what is wrong.`),
    unread: (count: number) => (count === 1 ? "1 unread" : `${count} unread`), from: (author: string) => `${author}: `, noMessage: "No messages yet",
  },
  conversation: {
    choose: "Choose a conversation", chooseHint: "Press j and k to move through the list, Enter to open.", messages: "Messages", missing: "This conversation does not exist, or you may not see it.", errorTitle: "The conversation could not be read", earlier: "Loading earlier messages", earlierFailed: "Earlier messages could not be read.", start: "This is where the conversation begins.", empty: "No messages yet.", newBelow: (count: number) => (count === 1 ? "1 new message" : `${count} new messages`), toBottom: "Go to the newest message", panel: "Details", details: "Show details", hideDetails: "Hide details",
    typing: (names: string) => `${names} is typing`, typingMany: (names: string) => `${names} are typing`, memberTyping: (names: string) => `${names} is also writing a reply`, via: (channel: string) => `via ${channel}`, number: (number: number) => `#${number}`,
  },
  actions: {
    label: "Actions", assign: "Assign", unassign: "No one", assignedTo: (name: string) => `Assigned to ${name}`, labels: "Labels", findLabel: "Find or create a label", createLabel: (name: string) => `Create “${name}”`, priority: "Priority", resolve: "Resolve", reopen: "Reopen", snooze: "Snooze", wake: "Wake now", unread: "Mark as unread", more: "More actions", findPerson: "Find a person", noMatch: "Nothing found",
    priorities: { none: "No priority", low: "Low", normal: "Normal", high: "High", urgent: "Urgent" },
    snoozeFor: { hour: "In an hour", evening: "This evening", tomorrow: "Tomorrow morning", monday: "Next Monday", custom: "Choose a time" }, snoozeUntil: "Snooze until", snoozedUntil: (time: string) => `Snoozed until ${time}`, resolvedNote: "Resolved. A new message opens it again.", refused: (what: string, why: string) => `${what} did not work, so it was put back. ${why}`, resolved: "Resolved", reopened: "Reopened", undo: "Undo", pastTime: "Choose a time in the future.",
  },
  message: {
    deleted: "Message deleted", edited: "edited", note: "Private note", noteHint: "Only your team sees this.", automatic: "Automatic message", why: "Why did this happen?", replyTo: "Answer this", editAction: "Edit", deleteAction: "Delete", copyText: "Copy text", actions: "Message actions", history: "Earlier versions", uncover: "Show what is covered", inReplyTo: (author: string) => `In reply to ${author}`, unsupported: (what: string) => `Parley cannot show this yet: ${what}`, original: "The platform's own record is kept.",
    states: { queued: "Waiting to be sent", sending: "Sending", sent: "Sent", delivered: "Delivered", read: "Read", failed: "Not sent", unconfirmed: "Not confirmed" }, held: "Waiting: the channel is paused.",
    failedText: "This message was not sent.", unconfirmedText: "It is not certain that this message arrived. Look in the app before you send it again.", refusedText: "The hub did not take this message.", waitingText: "Waits for the connection, then goes out by itself.",
    changeFailed: { edit: "The edit did not arrive: the customer still sees the old text.", delete: "This message was not taken back: the customer still sees it.", react: "The reaction did not arrive." },
    changeUncertain: { edit: "It is not certain that the customer sees the new text.", delete: "It is not certain that the message was taken back.", react: "It is not certain that the reaction arrived." },
    retry: "Send again", arrived: "It arrived", discard: "Discard", ledger: "Delivery", attempt: (number: number) => `Attempt ${number}`, noAttempts: "Not tried yet.", nextAttempt: (time: string) => `Next try ${time}`, reactedBy: (emoji: string, names: string) => `${emoji} from ${names}`,
    deleteTitle: "Delete this message?", deleteText: "It disappears for the customer too. A trace stays here.", deleteNoteTitle: "Delete this note?", deleteNoteText: "It disappears for your team. A trace stays here.", causeRule: (name: string) => `The rule “${name}” wrote this.`, causeTrigger: (trigger: string) => `It was triggered by: ${trigger}`, causeUnknown: "Parley wrote this by itself.", openRule: "Open the rule", buttons: "Buttons shown to the customer",
  },
  media: {
    image: "Picture", video: "Video", audio: "Audio", voice: "Voice message", file: "File", sticker: "Sticker", animation: "Animation", location: "Location", contact_card: "Contact", poll: "Poll", pending: "Being fetched", failed: "Could not be fetched from the platform", openImage: (name: string) => `Open picture ${name}`, viewer: "Picture", previous: "Previous picture", next: "Next picture", play: "Play", pause: "Pause", seek: "Position", speed: "Speed", showMap: "Show on a map", multiple: "Several answers possible", single: "One answer possible",
  },
  composer: {
    reply: "Reply", note: "Note", mode: "Kind of message", replyPlaceholder: (name: string) => `Write to ${name}`, notePlaceholder: "Write a note to your team", send: "Send", addNote: "Add note", attach: "Attach files", emoji: "Emoji", canned: "Canned replies", bold: "Bold", italic: "Italic", strike: "Strikethrough", code: "Code", link: "Link", formatting: "Formatting", linkAddress: "Address", linkApply: "Add link", linkBad: "This is no address one can follow. Give one of a web page, like https://example.com, or mailto: or tel:.", noMatch: "Nothing fits.", noCanned: "There are no canned replies yet.", makeCanned: "Make one", people: "People", uploading: (name: string) => `Uploading ${name}`, uploadFailed: (name: string) => `${name} could not be uploaded`, removeAttachment: (name: string) => `Remove ${name}`, attachments: "Attachments", replyingTo: (name: string) => `Replying to ${name}`, cancelReply: "Do not reply to this message", editing: "Editing your message", saveEdit: "Save edit", editRefused: (why: string) => `The message stays as it was. ${why}`, editAgain: "Edit again", filesInReplies: "Only a reply takes files.", enterHint: "Enter sends, Shift+Enter starts a new line", mayNotReply: "You may read this conversation, but not reply.", remaining: (count: number) => (count < 0 ? `${-count} characters too long; it will be sent in parts` : `${count} characters left`),
    losses: {
      note: "Files do not go with a note. They wait here for your reply.", marks: (names: string, channel: string) => `${channel} does not show ${names}; it is sent as plain text.`, media: (kind: string, channel: string) => `${channel} cannot carry ${kind}.`, size: (name: string, limit: string, channel: string) => `${name} is larger than ${channel} allows (${limit}).`, reply: (channel: string) => `${channel} does not show what you reply to.`,
      mark: { bold: "bold", italic: "italic", underline: "underline", strike: "strikethrough", code: "code", spoiler: "spoilers", quote: "quotes", pre: "code blocks", link: "link text", mention: "mentions" }, kind: { image: "pictures", video: "videos", audio: "audio", voice: "voice messages", file: "files", sticker: "stickers", animation: "animations" },
    },
  },
  panel: {
    contact: "Contact", identities: "Reachable as", conversations: "Other conversations", noOthers: "No other conversations.", people: "People here", count: (count: number) => (count === 1 ? "1 person" : `${count} people`), name: "Name", email: "Email", phone: "Phone", language: "Language", since: (date: string) => `Known since ${date}`, editContact: "Edit contact", noContact: "No contact belongs to this conversation.", errorTitle: "The contact could not be read", properties: "Conversation",
  },
  events: {
    assigned: (who: string, to: string) => `${who} assigned this to ${to}`, unassigned: (who: string) => `${who} removed the assignee`, resolved: (who: string) => `${who} resolved this`, reopened: (who: string) => `${who} reopened this`, snoozed: (who: string, until: string) => `${who} snoozed this until ${until}`, woken: "The snooze ended", labelled: (who: string, label: string) => `${who} set the labels: ${label}`, prioritised: (who: string, priority: string) => `${who} set the priority to ${priority}`, joined: (who: string) => `${who} joined`, left: (who: string) => `${who} left`, blocked: (who: string) => `${who} blocked this account; messages do not arrive until they unblock it`, unblocked: (who: string) => `${who} can be written to again`, unlabelled: (who: string) => `${who} removed the labels`, budgetSpent: (messages: number) => `Rules stopped after ${messages} automatic messages in ten minutes. They go on when a person answers, or when it has been quiet.`, other: (what: string) => what, someone: "Someone",
  },
  firstRun: {
    title: "A few steps and you are talking", lead: "Skip what you like; the list goes away when you are done.", name: "Name your organization", nameHint: "Whoever you invite reads it first.", nameDo: "Name it", sandbox: "Write to yourself from the sandbox phone", sandboxHint: "A play phone is connected already. Send a message from it and watch it arrive here.", sandboxDo: "Open the phone", channel: "Connect a channel", channelHint: "A Telegram bot, or a chat on your website.", channelDo: "Add a channel", invite: "Invite someone", inviteHint: "Answer together; nothing is answered twice.", inviteDo: "Invite", dismiss: "Hide this list", step: (done: number, of: number) => `${done} of ${of} done`, isDone: "Done",
  },
  contacts: { title: "Contacts", search: "Search contacts", empty: "No contacts yet. They appear by themselves with their first message.", noMatch: "No contact fits.", errorTitle: "The contacts could not be read", choose: "Choose a contact" },
  palette: { label: "Search and commands", placeholder: "Type a command or a name", empty: "Nothing fits.", conversations: "Conversations", commands: "Commands" },
  keys: {
    title: "Keyboard shortcuts", anywhere: "Anywhere", inList: "In the list", inConversation: "In a conversation", inComposer: "While writing", palette: "Search and commands", help: "This list", goInbox: "Go to the inbox", goContacts: "Go to contacts", goSettings: "Go to settings", next: "Next conversation", previous: "Previous conversation", open: "Open", search: "Search", reply: "Reply", note: "Write a note", assign: "Assign", labels: "Labels", snooze: "Snooze", resolve: "Resolve or reopen", unread: "Mark as unread", send: "Send", newLine: "New line", sendResolve: "Send and resolve", canned: "Canned replies", emoji: "Emoji", mention: "Mention someone in a note", then: "then", escape: "Leave the box",
  },
  roles: { owner: "Owner", admin: "Admin", supervisor: "Supervisor", agent: "Agent", accountant: "Accountant", viewer: "Viewer", client: "Client", vendor: "Vendor" },
  emoji: { find: "Find an emoji" },
  time: { now: "now", today: "Today", yesterday: "Yesterday" },
};

/** The shape every language fills. */
export type Words = typeof en;
