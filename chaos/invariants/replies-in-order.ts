import type { Invariant } from "./invariant.ts";

/** Checks that a conversation's replies leave in the order in which they were queued. */
export const repliesInOrder: Invariant = {
  name: "replies of a conversation leave in order",
  check({ answers, platformSends }) {
    const turns = new Map(
      answers.flatMap(({ externalId }, turn) => (externalId === null ? [] : [[externalId, turn] as const])),
    );
    const latest = new Map<number, number>();
    return platformSends.flatMap(({ chat_id: chat, message_id: id }) => {
      const [before, turn] = [latest.get(chat) ?? -1, turns.get(`${chat}:${id}`)];
      if (turn === undefined) return [];
      latest.set(chat, turn);
      return turn < before ? [`${chat}:${id} left after a later reply`] : [];
    });
  },
};
