import { nameOf, type Foreseen } from "../conversations/index.ts";
import { textOf } from "../kernel/errors.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import type { Glance } from "../outbox/index.ts";
import type { MessageReceived } from "../protocol/index.ts";
import { decisionsOn, isQuick } from "./decide-on.ts";
import type { RuleSet, RuleSets } from "./load-rules.ts";
import { addressReply, wordReplies } from "./word-replies.ts";

/** Says of a message on its way in what rules come to; undefined where that takes more than storing one reply. */
export type Foresee = (
  channel: { readonly organizationId: OrganizationId; readonly channelId: ChannelId },
  event: MessageReceived,
) => Promise<Foreseen | undefined>;

/** Lets the organization's rules speak before a message is stored, so that it can be stored with its answer. */
export const createForesight =
  (rules: RuleSets): Foresee =>
  async ({ organizationId, channelId }, event) => {
    try {
      const set = await rules.of(organizationId);
      return await foresee(set, organizationId, {
        channelId,
        text: event.content.text.text,
        authorName: nameOf(event),
      });
    } catch (error) {
      // The message is stored all the same, and its rules asked when they can be read.
      log.debug({ channelId, err: textOf(error) }, "nothing foreseen");
      return undefined;
    }
  };

async function foresee(
  rules: RuleSet,
  organizationId: OrganizationId,
  glance: Glance,
): Promise<Foreseen | undefined> {
  const decisions = await decisionsOn(rules, glance, false);
  if (
    !decisions.every(isQuick) ||
    decisions.reduce((replies, decision) => replies + decision.actions.length, 0) > 1
  )
    return undefined;
  const [words] = decisions.flatMap((decision) => wordReplies(decision, organizationId, glance, rules));
  return (messageId) => ({
    runs: decisions.map(({ ruleId, why }) => ({ id: newId("run"), ruleId, facts: { why } })),
    reply: words ? addressReply(words, messageId, 0) : null,
  });
}
