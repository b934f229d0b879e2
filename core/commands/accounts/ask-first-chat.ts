import type { CommandChat } from "../../access/index.ts";
import { commandButtons } from "../buttons/command-buttons.ts";
import type { LinkCode } from "./code-rows.ts";
import type { LinkContext } from "./link-context.ts";
import { languageIn, tellChat, type Told } from "./tell-chat.ts";

/** Asks in the chat that a code was made in whether the account that presented it is the same person's. */
export async function askFirstChat(
  { tx, actor, deps }: LinkContext,
  { id, madeIn, contactId }: LinkCode,
  presenter: { readonly name: string; readonly username: string | null },
): Promise<Told> {
  if (!madeIn || !contactId) throw new Error(`The code ${id} was made in no chat.`);
  const { conversationId, channelId } = madeIn;
  const chat: CommandChat = {
    organizationId: tx.organizationId,
    place: "direct",
    language: await languageIn(tx, conversationId),
    zone: "UTC",
    subject: conversationId,
    channelId,
    conversationId,
  };
  const asked = { ...actor, contactId, conversationId };
  const buttons = await commandButtons(tx, chat, asked, [
    { label: { en: "Yes, that's me", de: "Ja, das bin ich" }, command: `/link yes ${id}` },
    { label: { en: "No", de: "Nein" }, command: `/link no ${id}` },
  ]);
  const who = `${presenter.name}${presenter.username === null ? "" : ` (@${presenter.username})`}`;
  const on = actor.via?.platform ?? "";
  return tellChat(tx, deps, {
    conversationId,
    key: `link:${id}:asked`,
    text: {
      en: `${who} on ${on} says that both accounts are the same person's. Is that you? Without buttons, write /link yes or /link no.`,
      de: `${who} bei ${on} sagt, dass beide Konten derselben Person gehören. Sind Sie das? Ohne Schaltflächen schreiben Sie /link yes oder /link no.`,
    },
    buttons: buttons.map((button) => [button]),
  });
}
