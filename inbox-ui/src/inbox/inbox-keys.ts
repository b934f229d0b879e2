import type { KeyGroup } from "../parts/area.ts";
import { inboxWords } from "./words/index.ts";

/** Returns the keys of the list, of a conversation and of the composer. */
export const inboxKeys = (): readonly KeyGroup[] => [listKeys(), conversationKeys(), composerKeys()];

function listKeys(): KeyGroup {
  const say = inboxWords().keys;
  return {
    title: say.inList,
    keys: [
      ["J", say.next],
      ["K", say.previous],
      ["Enter", say.open],
      ["/", say.search],
    ],
  };
}

function conversationKeys(): KeyGroup {
  const say = inboxWords().keys;
  return {
    title: say.inConversation,
    keys: [
      ["R", say.reply],
      ["N", say.note],
      ["A", say.assign],
      ["L", say.labels],
      ["S", say.snooze],
      ["E", say.resolve],
      ["U", say.unread],
    ],
  };
}

function composerKeys(): KeyGroup {
  const say = inboxWords().keys;
  return {
    title: say.inComposer,
    keys: [
      ["Enter", say.send],
      ["Shift Enter", say.newLine],
      ["Ctrl Enter", say.sendResolve],
      ["/", say.canned],
      [":", say.emoji],
      ["@", say.mention],
      ["Esc", say.escape],
    ],
  };
}
