import { z } from "@hono/zod-openapi";
import type { Connector } from "../protocol/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import { hookUrl } from "./access.ts";
import type { ChannelDeps } from "./channel.ts";
import type { ChannelRow } from "./queries.ts";
import {
  approvedTemplatesExample,
  channelDraftExample,
  channelExample,
  gapExample,
  quarantinedExample,
} from "./examples.ts";
import { withoutHidden } from "./read-config.ts";

const FindingSchema = z.object({
  code: z.string(),
  severity: z.enum(["ok", "warning", "broken"]),
  text: z.string(),
  fix: z.string().optional(),
  action: z.union([z.enum(["repair", "authorise", "scan"]), z.object({ href: z.string() })]).optional(),
  field: z.string().optional(),
  scan: z.string().optional(),
});

/** Describes a channel on the wire, without credentials. */
export const ChannelSchema = z
  .object({
    id: z.string(),
    connector: z.string(),
    name: z.string(),
    status: z.enum(["active", "paused"]),
    health: z.object({
      state: z.enum(["ok", "warning", "broken", "unknown"]),
      account: z.string().nullable(),
      findings: z.array(FindingSchema),
      checkedAt: z.string().nullable(),
    }),
    lastEventAt: z.string().nullable(),
    settings: z.record(z.string(), z.unknown()),
    hookUrl: z.string(),
    sandbox: z.boolean(),
    createdAt: z.string(),
  })
  .openapi("Channel", { example: channelExample });

export const QuarantinedSchema = z
  .object({
    id: z.string(),
    receivedAt: z.string(),
    error: z.string(),
    payload: z.looseObject({}),
  })
  .openapi({ example: quarantinedExample });

/** Describes a time of which events are missing, on a whole account or in one thread. */
export const GapSchema = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    reason: z.string(),
    /** Its events were fetched afterwards. */
    recovered: z.boolean(),
    wholeAccount: z.boolean(),
    /** Of a gap in one thread; null where that has no conversation. */
    conversationId: z.string().nullable(),
  })
  .openapi("Gap", { example: gapExample });

/** Stops the description here, because recursive JSON would have no end. */
const fields = z
  .record(z.string().max(60), z.json())
  .openapi({ type: "object", additionalProperties: true })
  .default({});

export const ChannelDraftSchema = z
  .object({
    connector: z.string().max(60),
    name: z.string().trim().min(1, "Enter a name").max(120),
    credentials: fields,
    settings: fields,
  })
  .openapi({ example: channelDraftExample });

export const ChannelChangeSchema = z
  .object({
    name: ChannelDraftSchema.shape.name.optional(),
    status: z.enum(["active", "paused"]).optional(),
    credentials: fields.unwrap().optional(),
    settings: fields.unwrap().optional(),
  })
  .openapi({ example: { status: "paused" } });

/** Presents a channel for the API and the stream. */
export const presentChannel = (
  { registry, hubAddress }: Pick<ChannelDeps, "registry" | "hubAddress">,
  row: ChannelRow,
): z.infer<typeof ChannelSchema> => ({
  id: row.id,
  connector: row.connector,
  name: row.name,
  status: row.status,
  health: {
    state: row.healthState,
    account: row.healthAccount,
    findings: [...row.healthFindings],
    checkedAt: iso(row.healthCheckedAt),
  },
  lastEventAt: iso(row.lastEventAt),
  settings: shownSettings(registry[row.connector], row.settings),
  hookUrl: hookUrl(hubAddress, row.id, row.appKey),
  sandbox: row.sandbox,
  createdAt: iso(row.createdAt) ?? row.createdAt,
});

const shownSettings = (connector: Connector | undefined, settings: JsonObject): JsonObject =>
  connector ? withoutHidden(connector.config.settings, settings) : settings;

/** Converts the database's timestamp to RFC 3339. */
const iso = (moment: string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();

/** `{{1}}` and so on in `text` stand for the parameters. `failure`: why the platform could not be asked again. */
export const ApprovedTemplatesSchema = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        language: z.string(),
        text: z.string(),
        parameters: z.number(),
        state: z.enum(["approved", "pending", "rejected", "paused"]),
        reason: z.string().optional(),
      }),
    ),
    failure: z.string().nullable(),
  })
  .openapi({ example: approvedTemplatesExample });
