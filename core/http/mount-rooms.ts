import type { Hono } from "hono";
import type { HubEnv } from "../access/index.ts";
import { attachmentEndpoints } from "../attachments/index.ts";
import { auditEndpoints } from "../audit/index.ts";
import { channelEndpoints } from "../channels/index.ts";
import { contactEndpoints } from "../contacts/index.ts";
import { conversationEndpoints, labelEndpoints, messageEndpoints } from "../conversations/index.ts";
import { healthEndpoints } from "../health/index.ts";
import { identityEndpoints } from "../identity/index.ts";
import { ruleEndpoints } from "../rules/index.ts";
import { settingEndpoints } from "../settings/index.ts";
import { templateEndpoints } from "../templates/index.ts";
import type { AppDeps } from "./app-deps.ts";
import { mountEndpoints } from "./mount-endpoints.ts";
import type { Doorkeeper } from "./open-door.ts";

/** Every room with an API, one line each. */
export function mountRooms(app: Hono<HubEnv>, deps: AppDeps, keeper: Doorkeeper): void {
  mountEndpoints(app, deps, keeper, identityEndpoints);
  mountEndpoints(app, deps, keeper, auditEndpoints);
  mountEndpoints(app, deps, keeper, channelEndpoints);
  mountEndpoints(app, deps, keeper, contactEndpoints);
  mountEndpoints(app, deps, keeper, labelEndpoints);
  mountEndpoints(app, deps, keeper, attachmentEndpoints);
  mountEndpoints(app, deps, keeper, conversationEndpoints);
  mountEndpoints(app, deps, keeper, messageEndpoints);
  mountEndpoints(app, deps, keeper, templateEndpoints);
  mountEndpoints(app, deps, keeper, ruleEndpoints);
  mountEndpoints(app, deps, keeper, settingEndpoints);
  mountEndpoints(app, deps, keeper, healthEndpoints);
}
