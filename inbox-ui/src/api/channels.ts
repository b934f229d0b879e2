import type { BodyOf } from "../../../hub/api.ts";
import { ask } from "./client.ts";
import type { ChannelChange, ChannelDraft, Connector, Items } from "./types.ts";

export const listConnectors = () => ask("get", "/connectors") as unknown as Promise<Items<Connector>>;
export const listChannels = () => ask("get", "/channels");
export const addChannel = (draft: ChannelDraft) =>
  ask("post", "/channels", { body: draft as BodyOf<"post", "/channels"> });
export const changeChannel = (id: string, change: ChannelChange) =>
  ask("patch", "/channels/:id", { params: { id }, body: change as BodyOf<"patch", "/channels/:id"> });
/** Its conversations are deleted with it, so the hub wants its name. */
export const removeChannel = (id: string, name: string) =>
  ask("delete", "/channels/:id", { params: { id }, query: { name } });
export const checkChannel = (id: string) => ask("post", "/channels/:id/check", { params: { id } });
export const repairChannel = (id: string) => ask("post", "/channels/:id/repair", { params: { id } });
export const listQuarantine = (id: string) => ask("get", "/channels/:id/quarantine", { params: { id } });
export const replayQuarantined = (id: string, eventId: string) =>
  ask("post", "/channels/:id/quarantine/:eventId/replay", { params: { id, eventId } });
export const listApprovedTemplates = (id: string) =>
  ask("get", "/channels/:id/templates", { params: { id } });
