import type { Room } from "../core/access/index.ts";
import { attachmentsRoom } from "../core/attachments/index.ts";
import { auditRoom } from "../core/audit/index.ts";
import { channelsRoom } from "../core/channels/index.ts";
import { commandsRoom } from "../core/commands/index.ts";
import { contactsRoom } from "../core/contacts/index.ts";
import { conversationsRoom } from "../core/conversations/index.ts";
import { deliveriesRoom } from "../core/deliveries/index.ts";
import { healthRoom } from "../core/health/index.ts";
import { identityRoom } from "../core/identity/index.ts";
import { inboundRoom } from "../core/inbound/index.ts";
import { outboundRoom } from "../core/outbound/index.ts";
import { outboxRoom } from "../core/outbox/index.ts";
import { realtimeRoom } from "../core/realtime/index.ts";
import { reportsRoom } from "../core/reports/index.ts";
import { rulesRoom } from "../core/rules/index.ts";
import { settingsRoom } from "../core/settings/index.ts";
import { templatesRoom } from "../core/templates/index.ts";
import { visitorsRoom } from "../core/visitors/index.ts";

/** The rooms of core, each after those it may import. A new room is a folder and its name here. */
export const rooms = [
  outboxRoom,
  auditRoom,
  identityRoom,
  settingsRoom,
  channelsRoom,
  contactsRoom,
  attachmentsRoom,
  deliveriesRoom,
  conversationsRoom,
  inboundRoom,
  outboundRoom,
  templatesRoom,
  rulesRoom,
  commandsRoom,
  visitorsRoom,
  reportsRoom,
  healthRoom,
  realtimeRoom,
] as const satisfies readonly Room[];
