import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { bindingsFor, type Changed } from "../audit/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import type { RuleId } from "../kernel/ids.ts";
import { createRule } from "./create-rule.ts";
import { presentRule, RuleSchema, TrialSchema } from "./present.ts";
import { listRules, readRule } from "./queries.ts";
import { removeRule } from "./remove-rule.ts";
import { reorderRules } from "./reorder-rules.ts";
import { unreadConditionSchema } from "./schema.ts";
import { tryConditions, tryRule } from "./try-rule.ts";
import { updateRule } from "./update-rule.ts";
import { conditionsExample } from "./examples.ts";

type Deps = { readonly database: Database };

const endpoint = endpointsFor<Deps>();
const bind = bindingsFor<Deps>();
const params = z.object({ id: z.string() });
const items = z.object({ items: z.array(RuleSchema) });
const trialMessage = z.object({
  text: z.string().max(60_000).openapi({ example: "Where is my parcel?" }),
  channelId: z.string().optional(),
  first: z.boolean().optional(),
  group: z.boolean().optional(),
});

/** Reads the rule after the change. */
const show = async ({ tx, result }: Changed<Deps, unknown, RuleId>) =>
  presentRule(await readRule(tx, result));

/** Serves auto-response rules: their list, their order, and trials without effects. */
export const ruleEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/rules",
      operationId: "listRules",
      permission: "rule.read",
      summary: "Lists the rules in the order they are asked.",
      output: items,
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listRules)).map(presentRule),
    }),
  ),

  bind(
    createRule,
    { method: "post", path: "/rules", operationId: "createRule", output: RuleSchema, status: 201 },
    show,
  ),
  bind(
    reorderRules,
    { method: "put", path: "/rules/order", operationId: "reorderRules", output: items },
    async ({ tx }) => ({ items: (await listRules(tx)).map(presentRule) }),
  ),
  bind(
    updateRule,
    { method: "patch", path: "/rules/:id", operationId: "updateRule", params, output: RuleSchema },
    show,
  ),
  bind(removeRule, { method: "delete", path: "/rules/:id", operationId: "removeRule", params }),

  endpoint(
    {
      method: "post",
      path: "/rules/:id/trial",
      operationId: "tryRule",
      permission: "rule.read",
      summary: "Says what a rule would do about a message, and why.",
      errors: { missing: ["rule_unknown"], invalid: ["rule_too_slow"] },
      params,
      body: trialMessage,
      output: TrialSchema,
    },
    async ({ actor, database, params: { id }, body }) => tryRule(database, actor.organizationId, id, body),
  ),

  endpoint(
    {
      method: "post",
      path: "/rules/trial",
      operationId: "tryConditions",
      permission: "rule.read",
      summary: "Says whether conditions that are not saved would hold for a message, and why.",
      errors: { invalid: ["rule_too_slow"] },
      body: trialMessage.extend({
        conditions: unreadConditionSchema.openapi({ example: conditionsExample }),
      }),
      output: TrialSchema.omit({ actions: true }).openapi({
        example: { matches: true, why: ["The text contains “parcel”."] },
      }),
    },
    async ({ actor, database, body: { conditions, ...message } }) =>
      tryConditions(database, actor.organizationId, conditions, message),
  ),
];
