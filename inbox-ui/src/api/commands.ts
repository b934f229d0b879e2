import type { BodyOf } from "../../../hub/api.ts";
import { ask } from "./client.ts";
import { useRead } from "./read.ts";

export const commandKeys = {
  offered: ["command"],
  overview: ["command", "overview"],
  custom: ["command", "custom"],
} as const;

export const listCommands = () => ask("get", "/commands");
export const giveCommand = (line: BodyOf<"post", "/commands">) => ask("post", "/commands", { body: line });

/** Follows the commands that the member may give. */
export const useCommands = () => useRead(() => ({ queryKey: commandKeys.offered, queryFn: listCommands }));

export type CustomDraft = BodyOf<"post", "/commands/custom">;
export const listCustomCommands = () => ask("get", "/commands/custom");
export const createCommand = (draft: CustomDraft) => ask("post", "/commands/custom", { body: draft });
export const changeCommand = (id: string, change: BodyOf<"patch", "/commands/:id">) =>
  ask("patch", "/commands/:id", { params: { id }, body: change });
export const deleteCommand = (id: string) => ask("delete", "/commands/:id", { params: { id } });
export const tryCommand = (trial: BodyOf<"post", "/commands/trial">) =>
  ask("post", "/commands/trial", { body: trial });

/** Follows every command with who may give it; custom ones change it. */
export const useCommandOverview = () =>
  useRead(() => ({
    queryKey: commandKeys.overview,
    queryFn: () => ask("get", "/commands/overview"),
  }));
export const useCustomCommands = (mayManage: () => boolean) =>
  useRead(() => ({ queryKey: commandKeys.custom, queryFn: listCustomCommands, enabled: mayManage() }));
