import { hashToken } from "../../kernel/crypto.ts";
import { appendEvent } from "../../outbox/index.ts";
import { askFirstChat } from "./ask-first-chat.ts";
import {
  countMisuse,
  holdCode,
  isSame,
  keepPresenter,
  setState,
  type ChatAccount,
  type LinkCode,
} from "./code-rows.ts";
import { readCode } from "./link-code.ts";
import type { LinkContext } from "./link-context.ts";
import type { LinkOutcome } from "./link-outcome.ts";
import { countWrong, mayTry } from "./tries.ts";

/**
 * Presents a code in a direct chat. Nothing is linked by it: a member confirms on the page, a customer in their first chat.
 * Every code that does not count is answered alike, so that nobody learns which codes exist.
 */
export async function presentCode(context: LinkContext, by: ChatAccount, said: string): Promise<LinkOutcome> {
  const { tx } = context;
  if (!(await mayTry(tx, by))) return { kind: "too_many" };
  const code = readCode(said);
  const found = code === null ? null : await holdCode(tx, "code_hash", hashToken(code));
  if (!found || !counts(found, by)) return refuse(context, by, found);
  if (isSame(found.madeIn, by)) return { kind: "own_code" };
  return accept(context, by, found);
}

/** A member's code counts in the channel it was made for, a customer's in any. */
const counts = ({ state, isFresh, purpose, channelId }: LinkCode, by: ChatAccount): boolean =>
  state === "open" && isFresh && (purpose === "contact" || channelId === by.channelId);

async function refuse(
  { tx, note }: LinkContext,
  by: ChatAccount,
  found: LinkCode | null,
): Promise<LinkOutcome> {
  await countWrong(tx, by);
  if (found) await countMisuse(tx, found.id);
  note({
    action: "link_code.refused",
    target: found && { kind: "link_code", id: found.id },
    facts: { reason: found ? "not_here" : "unknown" },
  });
  return { kind: "wrong" };
}

async function accept(context: LinkContext, by: ChatAccount, code: LinkCode): Promise<LinkOutcome> {
  const { tx, actor, note } = context;
  const { id, purpose, userId } = code;
  if (purpose === "contact" && code.contactId === actor.contactId) {
    await setState(tx, id, "refused");
    return { kind: "known" };
  }
  const presenter = await keepPresenter(tx, id, by);
  note({
    action: "link_code.presented",
    target: { kind: "link_code", id },
    facts: { purpose, ...presenter },
  });
  if (purpose === "contact") return { kind: "asked", told: await askFirstChat(context, code, presenter) };
  if (userId) await appendEvent(tx, { kind: "chat_account_changed", userId });
  return { kind: "presented" };
}
