import type { Endpoint } from "../../access/index.ts";

/** The area of an operation: the first word of its path. */
export const tagOf = ({ path }: Pick<Endpoint<never>, "path">): string => path.split("/")[1] ?? "";

/** Says what an area is about. One without words of its own is named by its path. */
export const describeTag = (tag: string): string => WORDS[tag] ?? `What begins with \`/api/${tag}\`.`;

const WORDS: Readonly<Record<string, string>> = {
  attachments: "Files: sent before the message they belong to, and read from messages.",
  audit: "Who did what. The trail only grows, and shows when it was tampered with.",
  auth: "Signing in and out with a browser. Programs use keys.",
  channels: "Connected accounts, their health, and what arrived and could not be read.",
  commands: "What people type in any chat app and on the pages, for programs too.",
  connectors: "Kinds of accounts that can be connected.",
  contacts: "Whom the organization serves.",
  conversations: "Lists, threads, replies, notes, and what a conversation's state is.",
  health: "Every problem with its fix.",
  invitations: "How somebody becomes a member.",
  keys: "Keys with which programs call this API.",
  labels: "What conversations are about.",
  me: "Your own account, sessions and organization.",
  members: "Who works here, in which role and team.",
  messages: "Changing, retrying and explaining single messages.",
  roles: "Which permissions members hold.",
  rules: "Automatic replies, labels and assignments.",
  settings: "The organization's name and business hours.",
  stream: "Everything new, as server-sent events.",
  templates: "Canned replies.",
};
