import { liveOf } from "../access/index.ts";
import { accountLive } from "./accounts/live.ts";
import { commandLive } from "./custom/live.ts";

/** Pages hear of chat accounts and of commands. */
export const commandsLive = liveOf([...accountLive.kinds, ...commandLive.kinds], async (tx, events) =>
  Promise.all(
    events.map(async (event) => {
      const [told = null] =
        event.kind === "command_changed"
          ? await commandLive.present(tx, [event])
          : await accountLive.present(tx, [event]);
      return told;
    }),
  ),
);
