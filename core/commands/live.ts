import { liveOf } from "../access/index.ts";
import { tellAccount } from "./accounts/live.ts";
import { commandLive } from "./custom/live.ts";
import { requestLive } from "./risk/requests/live.ts";

/** How this room's events reach live pages. None shows a chat of members, and so none hears of a reaction there. */
export const commandsLive = liveOf(
  ["chat_account_changed", "staff_reaction_changed", ...commandLive.kinds, ...requestLive.kinds],
  async (tx, events) =>
    Promise.all(
      events.map(async (event) => {
        if (event.kind === "staff_reaction_changed") return null;
        if (event.kind === "chat_account_changed") return tellAccount(event);
        const [told = null] =
          event.kind === "command_changed"
            ? await commandLive.present(tx, [event])
            : await requestLive.present(tx, [event]);
        return told;
      }),
    ),
);
