import type { MessageFacts, PersonFacts } from "../../stage/control-api.ts";
import { timeOf } from "../snowflake.ts";
import { FLAGS } from "../wire.ts";
import type { App, Message, User, World } from "../world.ts";
import { userOf } from "../present/user.ts";
import { buttonsOf, menusOf } from "./components-of.ts";
import { partsOf } from "./parts-of.ts";
import { readMarks } from "./read-marks.ts";

/** Says a message in the page's words. */
export function presentFacts(world: World, app: App, message: Message): MessageFacts {
  const { text, marks } = readMarks(shownText(message), (id) => nameIn(world, id));
  return {
    id: message.id,
    roomId: message.channelId,
    kind: EVENTS[message.type] === undefined ? "said" : "event",
    author: presentPerson(userOf(world, message.authorId), app),
    at: timeOf(message.id),
    edited: message.editedAt !== null,
    preview: previewOf(world, message),
    text,
    marks,
    parts: partsOf(world, message),
    replyTo: replyOf(world, message),
    reactions: [...message.reactions.values()].map(({ emoji, users }) => ({
      emoji: emoji.id === null ? emoji.name : `:${emoji.name}:`,
      by: [...users],
    })),
    buttons: buttonsOf(message.components),
    menus: menusOf(message.components),
    onlyFor: message.onlyFor,
    thread: threadOf(world, message),
  };
}

/** Says who somebody is in the page's words. */
export const presentPerson = (user: User, app: App): PersonFacts => ({
  id: user.id,
  name: user.globalName ?? user.username,
  handle: user.username,
  account: user.id === app.id,
});

/** The messages that the app writes by itself. */
const EVENTS: Readonly<Record<number, string>> = {
  7: "joined the server",
  18: "started a thread",
  21: "The thread began here",
  46: "The poll has closed",
};

const shownText = ({ content, flags, type }: Message): string =>
  (flags & FLAGS.loading) === 0 ? content || (EVENTS[type] ?? "") : "is thinking…";

const nameIn = (world: World, id: string): string =>
  world.users.get(id)?.globalName ??
  world.channels.get(id)?.name ??
  world.users.get(id)?.username ??
  "unknown";

function previewOf(world: World, message: Message): string {
  const { text } = readMarks(shownText(message), (id) => nameIn(world, id));
  if (text !== "") return text.split("\n", 1)[0] ?? "";
  const [file] = message.attachments;
  if (file) return world.files.get(file.fileId)?.name ?? "File";
  if (message.poll) return `Poll: ${message.poll.question}`;
  return message.embeds.length > 0 ? "Embed" : "Message";
}

function replyOf(world: World, { reference }: Message): MessageFacts["replyTo"] {
  if (!reference?.messageId) return null;
  const target = world.channels.get(reference.channelId)?.messages.get(reference.messageId ?? "");
  if (!target) return { author: "", preview: "Original message was deleted" };
  const author = userOf(world, target.authorId);
  return { author: author.globalName ?? author.username, preview: previewOf(world, target) };
}

function threadOf(world: World, { threadId }: Message): MessageFacts["thread"] {
  const thread = threadId === null ? undefined : world.channels.get(threadId);
  return thread ? { roomId: thread.id, title: thread.name } : null;
}
