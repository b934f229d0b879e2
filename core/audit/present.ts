import { z } from "@hono/zod-openapi";
import type { AuditRow } from "./queries.ts";

export const AuditEntrySchema = z
  .object({
    id: z.string(),
    at: z.string(),
    actor: z.object({
      kind: z.string(),
      id: z.string().nullable(),
      name: z.string().nullable(),
      keyId: z.string().nullable(),
    }),
    action: z.string(),
    target: z.object({ kind: z.string(), id: z.string() }).nullable(),
    facts: z.record(z.string(), z.unknown()),
    ip: z.string().nullable(),
  })
  .openapi("AuditEntry");

/** A row as the API tells it. */
export const presentAudit = (row: AuditRow) => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: {
    kind: row.actor_kind,
    id: row.actor_id,
    name: row.actor_name,
    keyId: typeof row.facts["key"] === "string" ? row.facts["key"] : null,
  },
  action: row.action,
  target:
    row.target_kind === null || row.target_id === null ? null : { kind: row.target_kind, id: row.target_id },
  facts: row.facts,
  ip: row.ip,
});
