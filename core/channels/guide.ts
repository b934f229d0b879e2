import { z } from "@hono/zod-openapi";
import type { JsonObject } from "../kernel/json.ts";
import type { Connector, GuideContext, GuideStep } from "../protocol/index.ts";
import type { HubAddress } from "./access.ts";
import { redirectUrl } from "./authorisation/redirect-url.ts";

/** Describes a step of setting an account up on the wire. */
export const GuideStepSchema = z.object({
  title: z.string(),
  text: z.string(),
  copy: z.string().optional(),
  href: z.string().optional(),
  check: z.string().optional(),
});

type Known = Pick<GuideContext<JsonObject>, "channelId" | "hookUrl" | "accountId" | "settings">;

const NOTHING: Known = { channelId: null, hookUrl: null, accountId: null, settings: {} };

/** Lists the steps of setting an account up, with what is known of it so far. */
export const guideOf = (
  hubAddress: HubAddress,
  connector: Connector | undefined,
  known: Known = NOTHING,
): readonly GuideStep[] =>
  connector?.connect.guide?.({
    publicUrl: hubAddress.publicUrl,
    redirectUrl: redirectUrl(hubAddress),
    ...known,
  }) ?? [];
