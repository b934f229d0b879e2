import { changed, liveOfEach } from "../../access/index.ts";
import type { CustomCommandId } from "./custom-command.ts";

declare module "../../outbox/events.ts" {
  interface RoomEvents {
    command_changed: { readonly commandId: CustomCommandId };
  }
}

/** Every page offers commands, and hears which one changed. */
export const commandLive = liveOfEach("command_changed", ({ commandId }) => ({
  ...changed("command", commandId),
  needs: [],
}));
