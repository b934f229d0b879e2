import { changed, liveOfEach, type Permission } from "../../../access/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import { appendEvent } from "../../../outbox/index.ts";
import type { LooseAction } from "../guard-action.ts";

declare module "../../../outbox/events.ts" {
  interface RoomEvents {
    /** A member asked for another's approval, or it was decided. `permission`: what whoever decides needs. */
    readonly command_request_changed: {
      readonly requestId: string;
      readonly requestedBy: UserId;
      readonly permission: Permission;
    };
  }
}

/** The pages of whoever might decide hear of it, in whichever scope, and those of whoever asked. */
export const requestLive = liveOfEach(
  "command_request_changed",
  ({ requestId, requestedBy, permission }) => ({
    ...changed("command_request", requestId),
    needs: [permission],
    inAnyScope: true,
    alsoFor: requestedBy,
  }),
);

/** Tells the pages that a request came or was decided. */
export async function tellRequest(
  tx: Transaction,
  request: { readonly requestId: string; readonly requestedBy: UserId },
  { permission }: Pick<LooseAction, "permission">,
): Promise<void> {
  // What every member does for themselves takes no second one.
  if (permission !== "signed_in")
    await appendEvent(tx, { kind: "command_request_changed", ...request, permission });
}
