import { recordSend as record } from "../stage/record-send.ts";
import type { App, Message, World } from "./world.ts";

/** Records an accepted send or edit, heard of or not. */
export function recordSend(world: World, app: App, method: string, message: Message): void {
  record(world, app, {
    method,
    channel_id: message.channelId,
    message_id: message.id,
    text: message.content,
    nonce: message.nonce,
    at: new Date().toISOString(),
  });
}
