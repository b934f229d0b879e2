import { readAttachment, type AttachmentDeps } from "../core/attachments/index.ts";
import type { Bus } from "../core/bus/index.ts";
import { noteRefusal, type ChannelAccess } from "../core/channels/index.ts";
import type { Database } from "../core/database/index.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import { createDeliverer, type Deliverer } from "../core/outbound/index.ts";

type Sending = {
  readonly database: Database;
  readonly channels: ChannelAccess;
  readonly attachments: AttachmentDeps;
  readonly bus: Bus;
  readonly announce: (organizationId: string) => void;
};

/** Opens what sends, told what a platform's refusal or pause means for the channel. */
export const openDeliverer = ({ database, channels, attachments, bus, announce }: Sending): Deliverer =>
  createDeliverer({
    database,
    channels,
    announce,
    onSendingPaused: (channelId) => bus.publish("changed", { channelId }),
    readAttachment: (organizationId, attachmentId) =>
      readAttachment(attachments, organizationId, attachmentId),
    onUnauthorised: (channelId, reason) =>
      void noteRefusal({ database, channels }, channelId, reason).catch((error: unknown) =>
        log.warn({ channelId, err: errorMessage(error) }, "refusal not recorded"),
      ),
  });
