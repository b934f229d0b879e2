import type { Capabilities, InboundPart, MediaKind, Support } from "../../../core/protocol/index.ts";

/** What was seen to come in: kinds of events, of parts and of marks (`kinds`), and the members that events had (`words`). */
export type Seen = { readonly kinds: ReadonlySet<string>; readonly words: ReadonlySet<string> };

/** One thing that platforms can do. `in` and `out` are absent where there is no such direction. */
export type Feature = {
  readonly name: string;
  readonly in?: (seen: Seen, capabilities: Capabilities) => boolean;
  readonly out?: (capabilities: Capabilities) => Support | boolean;
};

const sends = (kind: MediaKind) => (capabilities: Capabilities) => capabilities.media[kind] !== undefined;
const brings = (kind: InboundPart["kind"]) => (seen: Seen) => seen.kinds.has(`part ${kind}`);
const tells =
  (...kinds: readonly string[]) =>
  (seen: Seen) =>
    kinds.some((kind) => seen.kinds.has(kind));
const has = (word: string) => (seen: Seen) => seen.words.has(word);

/** In the order of the table. */
export const FEATURES: readonly Feature[] = [
  { name: "Text", in: tells("message_received"), out: () => true },
  {
    name: "Formatting",
    in: (seen) => [...seen.kinds].some((kind) => kind.startsWith("mark ")),
    out: ({ text }) => text.marks.length > 0,
  },
  { name: "Pictures", in: brings("image"), out: sends("image") },
  { name: "Videos", in: brings("video"), out: sends("video") },
  { name: "Animations", in: brings("animation"), out: sends("animation") },
  { name: "Music and sound", in: brings("audio"), out: sends("audio") },
  { name: "Voice messages", in: brings("voice"), out: sends("voice") },
  { name: "Other files", in: brings("file"), out: sends("file") },
  { name: "Stickers", in: brings("sticker"), out: sends("sticker") },
  {
    name: "Albums",
    in: (seen) => has("albumKey")(seen) || seen.kinds.has("several files"),
    out: ({ album }) => album,
  },
  { name: "Places", in: brings("location"), out: ({ location }) => location },
  { name: "Contact cards", in: brings("contact_card"), out: ({ contactCard }) => contactCard },
  { name: "Polls", in: brings("poll"), out: ({ poll }) => poll },
  { name: "Answers to polls", in: tells("poll_answered") },
  { name: "Cards of links and apps", in: brings("card") },
  { name: "Replies to a message", in: has("replyTo"), out: ({ reply }) => reply },
  { name: "Forwarded messages", in: has("forwardedFrom") },
  { name: "Edits", in: tells("message_edited"), out: ({ edit }) => edit.support },
  { name: "Deletions", in: tells("message_deleted"), out: (able) => able.delete.support },
  { name: "Reactions", in: tells("reaction_changed"), out: ({ reaction }) => reaction.support },
  { name: "Buttons", in: tells("button_pressed"), out: ({ buttons }) => buttons.support },
  {
    name: "Lists to choose from",
    in: (seen, able) => able.choices.support === "native" && tells("button_pressed")(seen),
    out: ({ choices }) => choices.support,
  },
  { name: "Forms", in: tells("form_submitted"), out: ({ forms }) => forms.support },
  {
    name: "Commands in the platform's menu",
    in: tells("command_invoked"),
    out: ({ commandsMenu }) => commandsMenu,
  },
  { name: "Messages for one person of a group", out: ({ ephemeral }) => ephemeral },
  { name: "Typing", in: (_seen, { typing }) => typing.in, out: ({ typing }) => typing.out },
  { name: "Delivered", in: (_seen, { receipts }) => receipts.delivered },
  { name: "Read", in: (_seen, { receipts }) => receipts.read, out: ({ markRead = false }) => markRead },
  { name: "Groups and channels", in: (_seen, { groups }) => groups, out: ({ groups }) => groups },
  { name: "Titles of threads", in: tells("thread_renamed") },
  { name: "People who join, leave or block", in: tells("participant_changed") },
  { name: "What was missed while the hub was away", in: (_seen, { backfill }) => backfill },
];
