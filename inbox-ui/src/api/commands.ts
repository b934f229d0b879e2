import type { BodyOf } from "../../../hub/api.ts";
import { ask } from "./client.ts";
import { useRead } from "./read.ts";

export const commandKeys = { offered: ["command"] } as const;

export const listCommands = () => ask("get", "/commands");
export const giveCommand = (line: BodyOf<"post", "/commands">) => ask("post", "/commands", { body: line });

/** Follows the commands that the member may give. */
export const useCommands = () => useRead(() => ({ queryKey: commandKeys.offered, queryFn: listCommands }));
