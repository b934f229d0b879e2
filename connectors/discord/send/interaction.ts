import type { Answering } from "./parse.ts";

/** Only the person who acted sees it. */
export const EPHEMERAL = 1 << 6;

/** Discord takes answers for 15 minutes; the last of them may be on its way too long. */
const OPEN_MS = 14.5 * 60_000;

/** Whether an interaction can still be answered. */
export const isOpen = ({ at, acknowledged }: Answering, now = Date.now()): boolean =>
  acknowledged && now - at < OPEN_MS;

/** The address of further answers to an interaction. */
export const webhookRoute = ({ applicationId, token }: Answering) =>
  `/webhooks/${applicationId}/${token}` as const;

/** The address of the first answer. */
export const originalRoute = (answer: Answering) => `${webhookRoute(answer)}/messages/@original` as const;

/** The address of the acknowledgement. */
export const callbackRoute = ({ interactionId, token }: Answering) =>
  `/interactions/${interactionId}/${token}/callback` as const;
