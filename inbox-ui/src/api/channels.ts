import { get, patch, post, remove } from "./client.ts";
import type { Channel, Connector, Facts, Items, QuarantinedEvent } from "./types.ts";

export type ChannelDraft = { readonly connector: string; readonly name: string; readonly credentials: Facts; readonly settings: Facts };
export type ChannelChange = { readonly name?: string; readonly status?: "active" | "paused"; readonly credentials?: Facts; readonly settings?: Facts };

export const listConnectors = () => get<Items<Connector>>("/connectors");
export const listChannels = () => get<Items<Channel>>("/channels");
export const addChannel = (draft: ChannelDraft) => post<Channel>("/channels", draft);
export const changeChannel = (id: string, change: ChannelChange) => patch<Channel>(`/channels/${id}`, change);
export const removeChannel = (id: string) => remove(`/channels/${id}?withConversations=true`);
export const checkChannel = (id: string) => post<Channel>(`/channels/${id}/check`);
export const repairChannel = (id: string) => post<Channel>(`/channels/${id}/repair`);
export const listQuarantine = (id: string) => get<Items<QuarantinedEvent>>(`/channels/${id}/quarantine`);
export const replayQuarantined = (id: string, eventId: string) => post<unknown>(`/channels/${id}/quarantine/${eventId}/replay`);
