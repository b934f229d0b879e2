import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import { AuditEntrySchema, presentAudit } from "./present.ts";
import { listAudit } from "./queries.ts";
import { createVerdicts } from "./give-verdict.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();

const giveVerdict = createVerdicts();

const Page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  target: z.string().max(60).optional(),
});

export const auditEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/audit",
      operationId: "listAudit",
      permission: "audit.read",
      summary: "Who did what, newest first.",
      query: Page,
      output: z.object({ items: z.array(AuditEntrySchema), nextCursor: z.string().nullable() }),
    },
    async ({ actor, database, query }) => {
      const rows = await readOrganization(database, actor.organizationId, (tx) =>
        listAudit(tx, { limit: query.limit, before: query.cursor, target: query.target }),
      );
      return {
        items: rows.map(presentAudit),
        nextCursor: rows.length < query.limit ? null : (rows.at(-1)?.number ?? null),
      };
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/audit/verdict",
      operationId: "verifyAudit",
      permission: "audit.read",
      summary: "Whether the trail is whole; an answer is kept for a minute.",
      output: z
        .object({ intact: z.boolean(), brokenAt: z.number().nullable(), checkedAt: z.string() })
        .openapi({ example: { intact: true, brokenAt: null, checkedAt: "2026-11-30T09:41:00.000Z" } }),
    },
    async ({ actor, database }) => {
      const { chain, checkedAt } = await giveVerdict(database, actor.organizationId);
      return {
        intact: chain.kind === "intact",
        brokenAt: chain.kind === "broken" ? chain.number : null,
        checkedAt: checkedAt.toISOString(),
      };
    },
  ),
];
