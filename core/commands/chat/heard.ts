import type { OpenChannel } from "../../channels/index.ts";
import type { CommandDeps } from "../deps.ts";
import type { Speaker } from "../speaker.ts";
import type { ChatMessage } from "./chat-message.ts";

/** A message with who said it, and the channel it came through. */
export type Heard = {
  readonly message: ChatMessage;
  readonly speaker: Speaker;
  readonly channel: OpenChannel;
};

/** Understands a message, or leaves it to the next. May be called again for the same message: what it does is done once. */
export type Hears = (deps: CommandDeps, heard: Heard) => Promise<boolean>;
