import type { Method } from "./call.ts";
import { answerCallbackQuery } from "./methods/answer-callback-query.ts";
import {
  getChat,
  getChatMember,
  getChatMemberCount,
  getUserProfilePhotos,
  leaveChat,
} from "./methods/chats.ts";
import {
  deleteMyCommands,
  getChatMenuButton,
  getMyCommands,
  setChatMenuButton,
  setMyCommands,
} from "./methods/commands.ts";
import { deleteMessage, deleteMessages } from "./methods/delete-message.ts";
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from "./methods/edit-message.ts";
import {
  closeForumTopic,
  createForumTopic,
  editForumTopic,
  reopenForumTopic,
} from "./methods/forum-topics.ts";
import { getFile } from "./methods/get-file.ts";
import { getMe } from "./methods/get-me.ts";
import { sendChatAction } from "./methods/send-chat-action.ts";
import { sendMediaGroup } from "./methods/send-media-group.ts";
import {
  sendAnimation,
  sendAudio,
  sendDocument,
  sendPhoto,
  sendSticker,
  sendVideo,
  sendVideoNote,
  sendVoice,
} from "./methods/send-media.ts";
import { sendMessage } from "./methods/send-message.ts";
import { sendContact, sendLocation, sendPoll, sendVenue } from "./methods/send-other.ts";
import { setMessageReaction } from "./methods/set-message-reaction.ts";
import { stopPoll } from "./methods/stop-poll.ts";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./methods/updates.ts";

/** The methods that the sandbox plays, by name in lower case: Telegram ignores case as well. */
const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({
    getMe,
    setWebhook,
    deleteWebhook,
    getWebhookInfo,
    getUpdates,
    sendMessage,
    sendPhoto,
    sendVideo,
    sendAudio,
    sendVoice,
    sendDocument,
    sendSticker,
    sendAnimation,
    sendVideoNote,
    sendMediaGroup,
    sendLocation,
    sendVenue,
    sendContact,
    sendPoll,
    stopPoll,
    sendChatAction,
    editMessageText,
    editMessageCaption,
    editMessageReplyMarkup,
    deleteMessage,
    deleteMessages,
    setMessageReaction,
    answerCallbackQuery,
    getFile,
    getChat,
    getChatMember,
    getChatMemberCount,
    getUserProfilePhotos,
    leaveChat,
    createForumTopic,
    editForumTopic,
    closeForumTopic,
    reopenForumTopic,
    setMyCommands,
    getMyCommands,
    deleteMyCommands,
    setChatMenuButton,
    getChatMenuButton,
  }).map(([name, method]) => [name.toLowerCase(), method]),
);

/** Returns the method of a name, or null for an unknown one. */
export const findMethod = (name: string): Method | null => METHODS.get(name.toLowerCase()) ?? null;
