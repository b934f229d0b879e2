import { z } from "@hono/zod-openapi";
import { actionsFor, type ActionContext, type ContactActor, type MemberActor } from "../../access/index.ts";
import type { SendDeps } from "../../deliveries/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { answerFirstChat } from "./answer-first-chat.ts";
import { holdCode, insertContactCode, setState, type ChatAccount } from "./code-rows.ts";
import { readCode } from "./link-code.ts";
import type { LinkContext } from "./link-context.ts";
import type { LinkOutcome } from "./link-outcome.ts";
import { presentCode } from "./present-code.ts";
import { speakerTarget } from "./target.ts";
import { beginTold } from "./tell-chat.ts";

/** What was said behind `/link`, where and by which account of the platform. */
const Said = z.object({
  words: z.string(),
  isDirect: z.boolean(),
  channelId: z.string(),
  conversationId: z.string(),
  identity: z.object({ kind: z.string(), value: z.string() }),
});

type Speaker = MemberActor | ContactActor;

const action = actionsFor<SendDeps, Speaker>();

/** Presents a code, makes one for a customer's other account, or takes the customer's yes or no. */
export const linkAccounts = action({
  name: "account.link",
  summary: "Ties chat accounts together with a one-time code.",
  permission: "signed_in",
  target: speakerTarget,
  input: Said,
  record: "audit",
  async perform(context, speaker, { words, isDirect, ...account }): Promise<LinkOutcome> {
    if (!isDirect) return burnShown(context, words);
    if (speaker.kind === "member") return { kind: "acts", name: speaker.name };
    const by = unsafeCast<ChatAccount>(account);
    return speak({ ...context, actor: speaker }, by, words.trim());
  },
  complete: (deps, outcome) => beginTold(deps, "told" in outcome ? outcome.told : []),
});

async function speak(context: LinkContext, by: ChatAccount, words: string): Promise<LinkOutcome> {
  const [first = "", codeId] = words.split(/\s+/u);
  switch (first.toLowerCase()) {
    case "":
      return makeContactCode(context, by);
    case "yes":
    case "ja":
      return answerFirstChat(context, by, true, codeId);
    case "no":
    case "nein":
      return answerFirstChat(context, by, false, codeId);
    default:
      return presentCode(context, by, words);
  }
}

async function makeContactCode({ tx, actor, note }: LinkContext, by: ChatAccount): Promise<LinkOutcome> {
  const { id, code } = await insertContactCode(tx, actor.contactId, by);
  note({ action: "link_code.made", target: { kind: "link_code", id } });
  return { kind: "made", code };
}

/** Everybody in the group could have read it. The answer is the same for a code that never was. */
async function burnShown(
  { tx, note }: ActionContext<SendDeps, Speaker>,
  words: string,
): Promise<LinkOutcome> {
  const code = readCode(words);
  const found = code === null ? null : await holdCode(tx, "code_hash", hashToken(code));
  if (found && (found.state === "open" || found.state === "presented")) {
    await setState(tx, found.id, "burnt");
    note({
      action: "link_code.refused",
      target: { kind: "link_code", id: found.id },
      facts: { reason: "shown_in_group" },
    });
  }
  return { kind: "shown" };
}
