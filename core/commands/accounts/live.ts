import { changed, type StreamEvent } from "../../access/index.ts";
import type { UserId } from "../../kernel/ids.ts";

declare module "../../outbox/events.ts" {
  interface RoomEvents {
    /** A chat account of a member's was linked or revoked, or a code of theirs was presented or ended. */
    readonly chat_account_changed: { readonly userId: UserId };
  }
}

/** A member's own pages hear of their accounts and codes, and those who manage members of everybody's. */
export const tellAccount = ({ userId }: { readonly userId: UserId }): StreamEvent => ({
  ...changed("chat_account", userId),
  needs: ["member.manage"],
  alsoFor: userId,
});
