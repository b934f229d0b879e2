import { z } from "@hono/zod-openapi";
import type { AuditRow } from "./queries.ts";
import { exampleId } from "../kernel/example-id.ts";

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
  .openapi("AuditEntry", {
    example: {
      id: exampleId("aud"),
      at: "2026-11-30T09:41:00.000Z",
      actor: { kind: "member", id: exampleId("usr"), name: "Grace Hopper", keyId: null },
      action: "rule.changed",
      target: { kind: "rule", id: exampleId("rul") },
      facts: { name: "Where is my parcel" },
      ip: "192.0.2.17",
    },
  });

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
