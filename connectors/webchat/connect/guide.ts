import type { GuideContext, GuideStep } from "../../../core/protocol/index.ts";
import type { Settings } from "../config.ts";

/** Says how the chat gets onto a website. The code needs the channel's id, so it comes once the channel exists. */
export function guide({ publicUrl, channelId }: GuideContext<Settings>): readonly GuideStep[] {
  if (channelId === null)
    return [
      {
        title: "Connect",
        text: "Choose a title and a colour, or leave them, and connect. The code for your website comes next.",
      },
    ];
  return [
    {
      title: "Add to your website",
      text: "Paste this code before the closing </body> tag of every page that should have the chat.",
      copy: `<script src="${publicUrl}/widget/parley.js" data-channel="${channelId}" async></script>`,
    },
    {
      title: "Name your websites",
      text: "List them under “Allowed origins”. Otherwise any website may embed this chat.",
      check: "any_origin",
    },
    {
      title: "Let visitors reach it",
      text: "The chat is loaded from this server: its address (PUBLIC_URL) must be one that visitors can open.",
      check: "local_only",
    },
  ];
}
