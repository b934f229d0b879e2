import { inOrganization } from "../../../database/index.ts";
import { askedInChat } from "../../chat/asked-in-chat.ts";
import type { Hears } from "../../chat/heard.ts";
import type { GivenArgument } from "../../parse/index.ts";
import { overLimit } from "../../run/limits.ts";
import { pursueCall } from "../../run/pursue-call.ts";

/** A reply to a colleague's question. It never reaches the customer, whatever its author may do. */
export const hearAnswer: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  const { replyToId } = message;
  if (message.audience !== "staff" || speaker.actor.kind !== "member" || replyToId === null) return false;
  const asks = await inOrganization(deps.database, message.organizationId, ({ client, organizationId }) =>
    client.query("select from comm_asks where organization_id = $1 and message_id = $2", [
      organizationId,
      replyToId,
    ]),
  );
  if (asks.rowCount === 0) return false;
  const asked = await askedInChat(deps, heard, "card");
  if (await overLimit(deps, asked, "answer")) return true;
  const command = deps.commands.find((one) => one.for === "member" && one.name === "answer");
  if (!command) throw new Error("No room has the command answer.");
  const given = command.arguments.map((argument): GivenArgument =>
    argument.kind === "rest"
      ? { argument, said: message.text.text, value: { kind: "rest", value: message.text.text } }
      : { argument, said: replyToId, value: { kind: "text", value: replyToId } },
  );
  await pursueCall(deps, asked, { command, given });
  return true;
};
