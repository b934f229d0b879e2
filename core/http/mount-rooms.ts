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
import type { Authenticator } from "./require-access.ts";

/** Every room with an API, one line each. */
export function mountRooms(app: Hono<HubEnv>, deps: AppDeps, authenticator: Authenticator): void {
  mountEndpoints(app, deps, authenticator, identityEndpoints);
  mountEndpoints(app, deps, authenticator, auditEndpoints);
  mountEndpoints(app, deps, authenticator, channelEndpoints);
  mountEndpoints(app, deps, authenticator, contactEndpoints);
  mountEndpoints(app, deps, authenticator, labelEndpoints);
  mountEndpoints(app, deps, authenticator, attachmentEndpoints);
  mountEndpoints(app, deps, authenticator, conversationEndpoints);
  mountEndpoints(app, deps, authenticator, messageEndpoints);
  mountEndpoints(app, deps, authenticator, templateEndpoints);
  mountEndpoints(app, deps, authenticator, ruleEndpoints);
  mountEndpoints(app, deps, authenticator, settingEndpoints);
  mountEndpoints(app, deps, authenticator, healthEndpoints);
}
