import { inOrganization, type Transaction } from "../../database/index.ts";
import { askedInChat } from "../chat/asked-in-chat.ts";
import type { Heard, Hears } from "../chat/heard.ts";
import { answerUse } from "../run/run-command.ts";

const LOOKS_LIKE_A_COMMAND = /^\s*[/@]/u;
const REASON = "not_linked";

/** Somebody in a chat of members whose account acts for none: they can do nothing, and are told once how to link it. */
export const hintToLink: Hears = async (deps, heard) => {
  const { message } = heard;
  if (!LOOKS_LIKE_A_COMMAND.test(message.text.text) && !message.native && !message.press) return false;
  if (await inOrganization(deps.database, message.organizationId, (tx) => wasTold(tx, heard))) return true;
  const asked = await askedInChat(deps, heard, "text");
  await answerUse(deps, asked, { command: "link", outcome: "refused", reason: REASON }, { text: HINT });
  return true;
};

async function wasTold(tx: Transaction, { message, speaker }: Heard): Promise<boolean> {
  if (speaker.actor.kind !== "contact") return true;
  const { rowCount } = await tx.client.query(
    `select from comm_command_uses where organization_id = $1 and conversation_id = $2 and actor_kind = 'contact' and actor_id = $3 and reason = $4 limit 1`,
    [tx.organizationId, message.conversationId, speaker.actor.contactId, REASON],
  );
  return rowCount === 1;
}

const HINT = {
  en: "This is a chat of members, and this account acts for none. To link yours, make a code under Settings → Chat accounts and send it to me in a direct chat.",
  de: "Das ist ein Chat des Teams, und dieses Konto handelt für niemanden darin. Um Ihres zu verknüpfen, machen Sie unter Einstellungen → Chat-Konten einen Code und schicken ihn mir in einem direkten Chat.",
};
