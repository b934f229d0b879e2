import type { Method } from "./call.ts";
import { getMe } from "./methods/get-me.ts";
import { sendMessage } from "./methods/send-message.ts";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./methods/updates.ts";

/** Every method the sandbox plays, by its name in lower case: the real one does not mind the case either. */
const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({ getMe, setWebhook, deleteWebhook, getWebhookInfo, getUpdates, sendMessage }).map(([name, method]) => [name.toLowerCase(), method]),
);

/** The method of a name, null for one that nobody knows. */
export const findMethod = (name: string): Method | null => METHODS.get(name.toLowerCase()) ?? null;
