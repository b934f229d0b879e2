import { actionsFor, type MemberActor, type Permission } from "../access/index.ts";
import type { MessageChange } from "./schema.ts";
import {
  beginDelivery,
  type SendDeps,
  confirmDelivery,
  retryChange,
  retryDelivery,
} from "../deliveries/index.ts";
import { messageTarget } from "./target.ts";

const action = actionsFor<SendDeps, MemberActor>();

/** Sends a failed or unconfirmed message again. */
export const retryMessage = action({
  name: "message.retry",
  summary: "Send a failed or unconfirmed message again",
  permission: "conversation.reply",
  errors: { conflict: ["delivery_settled"] },
  target: messageTarget,
  record: "none",
  perform: async ({ tx, deps }, { messageId }) => ({
    delivery: (await retryDelivery(tx, messageId, deps.runsWorkers)) ?? null,
  }),
  complete: beginDelivery,
});

/** Believes a member that an unconfirmed message did arrive. */
export const confirmMessage = action({
  name: "message.confirm",
  summary: "An unconfirmed message did arrive",
  permission: "conversation.reply",
  errors: { conflict: ["delivery_settled"] },
  target: messageTarget,
  record: "none",
  perform: async ({ tx, deps }, { messageId }) => ({
    delivery: (await confirmDelivery(tx, messageId, deps.runsWorkers)) ?? null,
  }),
  complete: beginDelivery,
});

const retryOf = (operation: MessageChange, permission: Permission) =>
  action({
    name: `message.retry_${operation}`,
    summary: "Ask the platform again for an edit, a deletion or a reaction that failed",
    permission,
    errors: { conflict: ["change_settled"] },
    target: messageTarget,
    record: "none",
    perform: async ({ tx, deps }, { messageId }) => ({
      delivery: (await retryChange(tx, messageId, operation, deps.runsWorkers)) ?? null,
    }),
    complete: beginDelivery,
  });

/** Asks for a change again. Who may ask for a change may ask for it again. */
export const retryMessageChange = {
  edit: retryOf("edit", "message.edit"),
  delete: retryOf("delete", "message.delete"),
  react: retryOf("react", "conversation.reply"),
} as const;
