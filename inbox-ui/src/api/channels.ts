import { ask } from "./client.ts";
import type { Channel, Connector, Facts, Items, QuarantinedEvent } from "./types.ts";

export type ChannelDraft = { readonly connector: string; readonly name: string; readonly credentials: Facts; readonly settings: Facts };
export type ChannelChange = { readonly name?: string; readonly status?: "active" | "paused"; readonly credentials?: Facts; readonly settings?: Facts };

export const listConnectors = () => ask("get", "/connectors");
export const listChannels = () => ask("get", "/channels");
export const addChannel = (draft: ChannelDraft) => ask("post", "/channels", { body: draft });
export const changeChannel = (id: string, change: ChannelChange) => ask("patch", "/channels/:id", { params: { id }, body: change });
export const removeChannel = (id: string) => ask("delete", "/channels/:id", { params: { id }, query: { withConversations: "true" } });
export const checkChannel = (id: string) => ask("post", "/channels/:id/check", { params: { id } });
export const repairChannel = (id: string) => ask("post", "/channels/:id/repair", { params: { id } });
export const listQuarantine = (id: string) => ask("get", "/channels/:id/quarantine", { params: { id } });
export const replayQuarantined = (id: string, eventId: string) => ask("post", "/channels/:id/quarantine/:eventId/replay", { params: { id, eventId } });
