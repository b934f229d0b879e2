/**
 * The position of a message at Telegram. A business account numbers a chat's messages separately, so the connection is
 * part of it. A forum topic is its own thread, and so is a person's topic in a channel's direct messages, though their
 * message ids belong to the chat.
 */
export type Place = {
  readonly chat: number;
  readonly topic?: number;
  readonly directTopic?: number;
  readonly business?: string;
};

/** `<chat>`, `<chat>/<topic>`, `<chat>~<topic of direct messages>` or `<chat>@<business connection>`. */
export function threadKeyOf(place: Place): string {
  if (place.directTopic !== undefined) return `${chatKeyOf(place)}~${place.directTopic}`;
  return place.topic === undefined ? chatKeyOf(place) : `${chatKeyOf(place)}/${place.topic}`;
}

/** `<chat>:<message id>`, the topic left out: a message keeps its id when its topic changes. */
export function externalIdOf(place: Place, messageId: number): string {
  return `${chatKeyOf(place)}:${messageId}`;
}

/** Parses a thread key. */
export function placeOf(threadKey: string): Place {
  const [inChat = "", directTopic] = threadKey.split("~");
  const [chatKey = "", topic] = inChat.split("/");
  return {
    ...chatOf(chatKey),
    ...(topic !== undefined && { topic: Number(topic) }),
    ...(directTopic !== undefined && { directTopic: Number(directTopic) }),
  };
}

/** Parses an external id. */
export function messageOf(externalId: string): { readonly place: Place; readonly messageId: number } {
  const colon = externalId.lastIndexOf(":");
  return { place: chatOf(externalId.slice(0, colon)), messageId: Number(externalId.slice(colon + 1)) };
}

function chatKeyOf({ chat, business }: Place): string {
  return business === undefined ? String(chat) : `${chat}@${business}`;
}

function chatOf(chatKey: string): Place {
  const [chat = "", business] = chatKey.split("@");
  return business === undefined ? { chat: Number(chat) } : { chat: Number(chat), business };
}
