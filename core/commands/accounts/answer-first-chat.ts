import { publishContact, proveSame } from "../../contacts/index.ts";
import { holdCode, isSame, setState, type ChatAccount, type LinkCode, type LinkCodeId } from "./code-rows.ts";
import type { LinkOutcome } from "./link-outcome.ts";
import type { LinkContext } from "./link-context.ts";
import { tellChat } from "./tell-chat.ts";

/** Takes the first chat's word on whether the account that presented its code is theirs. A button names the code; who types has one open at most. */
export async function answerFirstChat(
  context: LinkContext,
  by: ChatAccount,
  isTheirs: boolean,
  codeId: string | undefined,
): Promise<LinkOutcome> {
  const code = await holdAsked(context, by, codeId);
  if (!code?.presentedBy) return { kind: "nothing" };
  const { tx, deps } = context;
  await setState(tx, code.id, isTheirs ? "confirmed" : "refused");
  await (isTheirs ? keepProof(context, code) : noteRefusal(context, code.id));
  const told = await tellChat(tx, deps, {
    conversationId: code.presentedBy.conversationId,
    key: `link:${code.id}:answered`,
    text: isTheirs
      ? { en: "Your other chat confirmed it.", de: "Ihr anderer Chat hat es bestätigt." }
      : { en: "Your other chat said no.", de: "Ihr anderer Chat hat abgelehnt." },
  });
  return { kind: isTheirs ? "confirmed" : "declined", told };
}

async function holdAsked(
  { tx }: LinkContext,
  by: ChatAccount,
  codeId: string | undefined,
): Promise<LinkCode | null> {
  const { rows } = await tx.client.query<{ id: LinkCodeId }>(
    `select id from comm_link_codes where organization_id = $1 and purpose = 'contact' and channel_id = $2 and identity_kind = $3 and identity_value = $4
       and state = 'presented' and ($5::text is null or id = $5)`,
    [tx.organizationId, by.channelId, by.identity.kind, by.identity.value, codeId ?? null],
  );
  const code = rows[0] ? await holdCode(tx, "id", rows[0].id) : null;
  return code?.state === "presented" && code.isFresh && isSame(code.madeIn, by) ? code : null;
}

async function keepProof({ tx, actor, note }: LinkContext, { presentedBy }: LinkCode): Promise<void> {
  if (!presentedBy) return;
  const proved = await proveSame(tx, actor.contactId, presentedBy);
  for (const contactId of [actor.contactId, proved.contactId]) await publishContact(tx, contactId);
  note({
    action: "contact.linked",
    target: { kind: "contact", id: actor.contactId },
    facts: { with: proved.contactId, name: presentedBy.name, username: presentedBy.username },
  });
}

async function noteRefusal({ note }: LinkContext, id: LinkCodeId): Promise<void> {
  note({ action: "link_code.refused", target: { kind: "link_code", id }, facts: { reason: "declined" } });
}
