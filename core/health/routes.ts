import { z } from "@hono/zod-openapi";
import { endpointsFor, type HealthCheck } from "../access/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import { checkHub } from "./check-hub.ts";
import { checkOrganization } from "./check-organization.ts";
import { summarise } from "./problem.ts";

/** What this room needs: the database, and what the rooms look at. */
export type HealthDeps = { readonly database: Database; readonly healthChecks: readonly HealthCheck[] };

const endpoint = endpointsFor<HealthDeps>();

export const HealthSchema = z
  .object({
    status: z.enum(["ok", "warning", "broken"]),
    problems: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(["warning", "broken"]),
        text: z.string(),
        fix: z.string(),
      }),
    ),
  })
  .openapi("Health", {
    example: {
      status: "warning",
      problems: [
        {
          code: "quarantined",
          severity: "warning",
          text: "Platforms sent 2 messages that could not be read.",
          fix: "Open the channel and read them again.",
        },
      ],
    },
  });

export const healthEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/health",
      operationId: "readHealth",
      permission: "health.read",
      summary: "Every problem and its fix: the hub's and the organization's",
      output: HealthSchema,
    },
    async ({ deps: { healthChecks }, actor, database }) => {
      const hub = await checkHub(database, healthChecks);
      const own = await readOrganization(database, actor.organizationId, (tx) =>
        checkOrganization(tx, healthChecks),
      );
      return summarise([...hub.problems, ...own.problems]);
    },
  ),
];
