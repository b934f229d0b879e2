import { get, patch, post, put, remove } from "./client.ts";
import type { Cause, DeliveryLedger, Edit, Items, Message, RichText } from "./types.ts";

export const editMessage = (id: string, text: RichText) => patch<Message>(`/messages/${id}`, { text });
export const deleteMessage = (id: string) => remove<Message>(`/messages/${id}`);
export const react = (id: string, emoji: readonly string[]) => put<Message>(`/messages/${id}/reactions`, { emoji });
export const retryMessage = (id: string) => post<Message>(`/messages/${id}/retry`);
export const confirmMessage = (id: string) => post<Message>(`/messages/${id}/confirmation`);
export const readDelivery = (id: string) => get<DeliveryLedger>(`/messages/${id}/delivery`);
export const listEdits = (id: string) => get<Items<Edit>>(`/messages/${id}/edits`);
export const readCause = (id: string) => get<Cause>(`/messages/${id}/cause`);
