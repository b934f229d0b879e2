import type { GuideContext, GuideStep } from "../../../core/protocol/index.ts";
import type { Settings } from "../config.ts";
import { botPage } from "./intent-findings.ts";
import { inviteAddress } from "./invite-address.ts";

/** Returns what to click, in order. */
export function guide({ accountId }: GuideContext<Settings>): readonly GuideStep[] {
  return [
    {
      title: "Create an application",
      text: "Press New Application, give it a name, and open it.",
      href: botPage(null),
    },
    {
      title: "Copy the bot token",
      text: "Under Bot, press Reset Token and copy the token. Discord shows it once.",
      href: botPage(accountId),
      check: "token_refused",
    },
    {
      title: "Let it read messages",
      text: "On the same page, under Privileged Gateway Intents, switch on Message Content Intent and save.",
      href: botPage(accountId),
      check: "message_content_off",
    },
    {
      title: "Invite it to your server",
      text: "Choose the server and keep all rights ticked. You need the right Manage Server there.",
      ...(accountId !== null && { href: inviteAddress(accountId) }),
      check: "not_invited",
    },
  ];
}
