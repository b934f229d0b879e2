import type { Words } from "../../access/index.ts";
import { inOrganization } from "../../database/index.ts";
import { isOurs } from "../buttons/button-mark.ts";
import { readButton, type Unusable } from "../buttons/read-button.ts";
import { carryOut } from "../questions/carry-out.ts";
import { overLimit } from "../run/limits.ts";
import { answerUse } from "../run/run-command.ts";
import { askedInChat } from "./asked-in-chat.ts";
import type { Hears } from "./heard.ts";

/** A press of a button of ours. One that cannot be used does nothing, and is answered with the reason. */
export const usePress: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  if (message.press === null || !isOurs(message.press)) return false;
  const asked = await askedInChat(deps, heard, "button");
  if (await overLimit(deps, asked, "button")) return true;
  const button = await inOrganization(deps.database, message.organizationId, (tx) =>
    readButton(tx, message, speaker),
  );
  if ("unusable" in button)
    await answerUse(
      deps,
      asked,
      { command: "button", outcome: "refused", reason: button.unusable },
      { text: WHY[button.unusable] },
    );
  else await carryOut(deps, { ...asked, pressed: button.hash }, button.does);
  return true;
};

const WHY: Readonly<Record<Unusable, Words>> = {
  button_unknown: {
    en: "This button does nothing here, or no longer.",
    de: "Dieser Knopf tut hier nichts, oder nichts mehr.",
  },
  button_elsewhere: {
    en: "This button is from another chat.",
    de: "Dieser Knopf ist aus einem anderen Chat.",
  },
  button_not_yours: { en: "This button belongs to someone else.", de: "Dieser Knopf gehört jemand anderem." },
  button_used: { en: "This button is used up.", de: "Dieser Knopf ist verbraucht." },
  button_expired: {
    en: "The time of this button is over. Give the command again.",
    de: "Die Zeit dieses Knopfes ist um. Gib den Befehl noch einmal.",
  },
};
