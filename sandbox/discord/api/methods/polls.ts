import { endPoll } from "../../messages/votes.ts";
import { presentMessage } from "../../present/message.ts";
import { presentUser, userOf } from "../../present/user.ts";
import { refuse } from "../../refusal.ts";
import type { Method } from "../call.ts";
import { findChannel, findMessage } from "../find.ts";

export const listVoters: Method = (call) => {
  const { poll } = findMessage(findChannel(call), call.params.message ?? "");
  if (!poll) throw refuse.unknownMessage();
  const voters = [...(poll.votes.get(Number(call.params.answer)) ?? [])];
  return { body: { users: voters.map((id) => presentUser(userOf(call.world, id))) } };
};

/** Ends an own poll at once. */
export const expirePoll: Method = (call) => {
  const channel = findChannel(call);
  const message = findMessage(channel, call.params.message ?? "");
  if (message.authorId !== call.app.id || !message.poll) throw refuse.pollOfOther();
  endPoll(call.world, channel, message);
  return { body: presentMessage(call.world, message, call.viewer) };
};
