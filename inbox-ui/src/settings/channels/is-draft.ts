import type { Channel } from "../../api/types.ts";

/** Checks whether nobody has signed in to a channel yet: it has no account, and waits for one. */
export const isDraft = ({ status, health }: Pick<Channel, "status" | "health">): boolean =>
  status === "paused" && health.account === null;
