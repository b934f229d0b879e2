import type { UserId } from "../../kernel/ids.ts";
import type { MemberContext } from "../context.ts";
import { endKeys } from "./end-keys.ts";

/** Makes a member's keys worthless for good: they must not come back with whoever made them. */
export async function revokeKeysOf({ tx, note }: MemberContext, userId: UserId): Promise<void> {
  for (const { id, name } of await endKeys(tx, "created_by = $2", userId))
    note({ action: "key.revoked", target: { kind: "key", id }, facts: { name } });
}
