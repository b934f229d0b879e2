import type { GuideContext, GuideStep } from "../../../core/protocol/index.ts";
import type { Settings } from "../config.ts";

/** Says how a bot is made and connected. */
export function guide({ hookUrl }: GuideContext<Settings>): readonly GuideStep[] {
  return [
    {
      title: "Create a bot",
      text: "In Telegram, open @BotFather, send /newbot and choose a name. For a bot that exists, send /token instead.",
      href: "https://t.me/BotFather",
    },
    {
      title: "Paste its token",
      text: "@BotFather replies with a line such as 123456789:ABC-DEF1234ghIkl. Copy the whole line into “Bot token”.",
      check: "token_refused",
    },
    {
      title: "Only for groups: let it read along",
      text: "A bot in a group sees commands and replies to itself only. To receive every message, send /setprivacy to @BotFather and choose Disable, then add the bot to the group again.",
      href: "https://t.me/BotFather",
    },
    ...(hookUrl === null ? [] : [webhookStep(hookUrl)]),
  ];
}

const webhookStep = (hookUrl: string): GuideStep => ({
  title: "Nothing to do: the webhook",
  text: "Parley tells Telegram this address by itself. A proxy in front of Parley must let Telegram's requests to it through. Where Telegram can't reach it, Parley asks Telegram for new messages instead.",
  copy: hookUrl,
  check: "webhook_elsewhere",
});
