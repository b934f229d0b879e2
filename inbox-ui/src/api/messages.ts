import { ask } from "./client.ts";
import type { FailedChange, RichText } from "./types.ts";

export const editMessage = (id: string, text: RichText) =>
  ask("patch", "/messages/:id", { params: { id }, body: { text } });
export const deleteMessage = (id: string) => ask("delete", "/messages/:id", { params: { id } });
export const react = (id: string, emoji: readonly string[]) =>
  ask("put", "/messages/:id/reactions", { params: { id }, body: { emoji } });
export const retryMessage = (id: string) => ask("post", "/messages/:id/retry", { params: { id } });
export const retryChange = (id: string, operation: FailedChange["operation"]) =>
  ask("post", "/messages/:id/changes/:operation/retry", { params: { id, operation } });
export const confirmMessage = (id: string) => ask("post", "/messages/:id/confirmation", { params: { id } });
export const readDelivery = (id: string) => ask("get", "/messages/:id/delivery", { params: { id } });
export const listEdits = (id: string) => ask("get", "/messages/:id/edits", { params: { id } });
export const readCause = (id: string) => ask("get", "/messages/:id/cause", { params: { id } });
