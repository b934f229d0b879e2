import type { Bug } from "./bug.ts";

/** Makes a process of the hub end by itself. */
export const crash: Bug = {
  name: "a process that crashes",
  inject: async ({ members }) => members[0]?.signal("SIGKILL"),
};
