import type { Hono } from "hono";
import type { AttachmentDeps } from "../attachments/index.ts";
import type { ChannelDeps } from "../channels/index.ts";
import type { ConversationDeps } from "../conversations/index.ts";
import type { IdentityDeps } from "../identity/index.ts";
import type { ReceiveDependencies } from "../inbound/index.ts";
import type { Log } from "../kernel/log.ts";
import type { RealtimeDeps } from "../realtime/index.ts";

/** What the rooms' routes need, together. */
export type AppDeps = AttachmentDeps &
  ChannelDeps &
  ConversationDeps &
  ReceiveDependencies &
  Omit<RealtimeDeps, "member"> &
  IdentityDeps & {
    readonly log: Log;
    readonly trustedProxies: readonly string[];
    /** Folder of the built pages. */
    readonly pages: string;
    /** Websites' visitors: the widget and its demonstration. */
    readonly visitors: Hono;
    /** The simulated platforms, where they are on. */
    readonly sandbox: Hono | undefined;
    /** Whether anybody who reaches this hub may play with them. */
    readonly sandboxOpen: boolean;
  };
