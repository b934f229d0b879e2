import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { inOrganization, readOrganization, type Database } from "../database/index.ts";
import { createRule } from "./create-rule.ts";
import { presentRule, RuleChangeSchema, RuleDraftSchema, RuleSchema, TrialSchema } from "./present.ts";
import { listRules, readRule } from "./queries.ts";
import { removeRule } from "./remove-rule.ts";
import { reorderRules } from "./reorder-rules.ts";
import { conditionSchema } from "./schema.ts";
import { tryConditions, tryRule } from "./try-rule.ts";
import { updateRule } from "./update-rule.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();
const params = z.object({ id: z.string() });
const items = z.object({ items: z.array(RuleSchema) });
const trialMessage = z.object({
  text: z.string().max(60_000),
  channelId: z.string().optional(),
  first: z.boolean().optional(),
});

/** Automatic answers: their list, their order, and a trial that does nothing. */
export const ruleEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/rules",
      operationId: "listRules",
      permission: "rule.read",
      summary: "Lists the rules in the order they are asked.",
      answer: items,
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listRules)).map(presentRule),
    }),
  ),

  endpoint(
    {
      method: "post",
      path: "/rules",
      operationId: "createRule",
      permission: "rule.manage",
      summary: "Makes a rule, asked after all others.",
      body: RuleDraftSchema,
      answer: RuleSchema,
      status: 201,
    },
    async ({ actor, ip, database, body }) =>
      inOrganization(database, actor.organizationId, async (tx) =>
        presentRule(await readRule(tx, await createRule(tx, { actor, ip }, body))),
      ),
  ),

  endpoint(
    {
      method: "put",
      path: "/rules/order",
      operationId: "reorderRules",
      permission: "rule.manage",
      summary: "Puts the rules in order.",
      body: z.object({ ids: z.array(z.string()).max(1000) }),
      answer: items,
    },
    async ({ actor, ip, database, body }) =>
      inOrganization(database, actor.organizationId, async (tx) => {
        await reorderRules(tx, { actor, ip }, body.ids);
        return { items: (await listRules(tx)).map(presentRule) };
      }),
  ),

  endpoint(
    {
      method: "patch",
      path: "/rules/:id",
      operationId: "updateRule",
      permission: "rule.manage",
      summary: "Changes a rule.",
      params,
      body: RuleChangeSchema,
      answer: RuleSchema,
    },
    async ({ actor, ip, database, params: { id }, body }) =>
      inOrganization(database, actor.organizationId, async (tx) =>
        presentRule(await readRule(tx, await updateRule(tx, { actor, ip }, id, body))),
      ),
  ),

  endpoint(
    {
      method: "delete",
      path: "/rules/:id",
      operationId: "removeRule",
      permission: "rule.manage",
      summary: "Removes a rule.",
      params,
    },
    async ({ actor, ip, database, params: { id } }) => {
      await inOrganization(database, actor.organizationId, (tx) => removeRule(tx, { actor, ip }, id));
      return undefined;
    },
  ),

  endpoint(
    {
      method: "post",
      path: "/rules/:id/trial",
      operationId: "tryRule",
      permission: "rule.read",
      summary: "Says what a rule would do about a message, and why.",
      params,
      body: trialMessage,
      answer: TrialSchema,
    },
    async ({ actor, database, params: { id }, body }) =>
      readOrganization(database, actor.organizationId, (tx) => tryRule(tx, id, body)),
  ),

  endpoint(
    {
      method: "post",
      path: "/rules/trial",
      operationId: "tryConditions",
      permission: "rule.read",
      summary: "Says whether conditions that are not saved would hold for a message, and why.",
      body: trialMessage.extend({ conditions: conditionSchema }),
      answer: TrialSchema.omit({ actions: true }),
    },
    async ({ actor, database, body: { conditions, ...message } }) =>
      readOrganization(database, actor.organizationId, (tx) => tryConditions(tx, conditions, message)),
  ),
];
