import type { Bug } from "./bug.ts";

/** A process of the hub ends by itself. */
export const crash: Bug = {
  name: "a process that crashes",
  sow: async ({ members }) => members[0]?.signal("SIGKILL"),
};
