import type { ContactActor, MemberActor, Via } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { readMemberActor } from "../identity/index.ts";
import type { ExternalIdentity } from "../protocol/index.ts";
import { noteAccountUsed } from "./accounts/note-account-used.ts";
import type { ChatMessage } from "./chat/chat-message.ts";

/** Whoever gives a command, with the rights they hold at this moment. `identity`: their account on the platform, where they speak from one. */
export type Speaker = {
  readonly actor: MemberActor | ContactActor;
  readonly identity: ExternalIdentity | null;
};

/** Says who speaks: the member whose account it is, else the customer in their own conversation. Null for neither. */
export async function readSpeaker(
  tx: Transaction,
  message: ChatMessage,
  platform: string,
): Promise<Speaker | null> {
  const { account, contact, identity, organizationId, conversationId } = message;
  const via: Via = { command: "", platform, channelId: message.channelId, accountId: account?.id ?? null };
  const member = account && (await readMemberActor(tx, account.userId));
  if (account && member) {
    await noteAccountUsed(tx, account.id);
    return { actor: { ...member, via }, identity };
  }
  if (!contact) return null;
  const actor = {
    kind: "contact",
    contactId: contact.id,
    name: contact.name,
    organizationId,
    conversationId,
    via,
  } as const;
  return { actor, identity };
}

/** The speaker as the actor of this command. */
export const speakingBy = <A extends Speaker["actor"]>(actor: A, command: string): A =>
  actor.via ? { ...actor, via: { ...actor.via, command } } : actor;
