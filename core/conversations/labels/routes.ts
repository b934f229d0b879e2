import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor } from "../../audit/index.ts";
import { readOrganization, type Database } from "../../database/index.ts";
import { createLabel } from "./create-label.ts";
import { listLabels } from "./queries.ts";
import { removeLabel } from "./remove-label.ts";
import { updateLabel } from "./update-label.ts";
import { labelExample } from "../examples.ts";

type Deps = { readonly database: Database };

const endpoint = endpointsFor<Deps>();
const bind = bindingsFor<Deps>();
const params = z.object({ id: z.string() });
const LabelSchema = z
  .object({ id: z.string(), name: z.string(), colour: z.string() })
  .openapi("Label", { example: labelExample });

/** What conversations can be about. Whoever labels conversations may add one; renaming and removing changes everybody's lists. */
export const labelEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/labels",
      operationId: "listLabels",
      permission: "conversation.read",
      summary: "Lists the labels by name.",
      output: z.object({ items: z.array(LabelSchema) }),
    },
    async ({ actor, database }) => ({
      items: await readOrganization(database, actor.organizationId, listLabels),
    }),
  ),

  bind(
    createLabel,
    { method: "post", path: "/labels", operationId: "createLabel", output: LabelSchema, status: 201 },
    async ({ result }) => result,
  ),
  bind(
    updateLabel,
    { method: "patch", path: "/labels/:id", operationId: "updateLabel", params, output: LabelSchema },
    async ({ result }) => result,
  ),
  bind(removeLabel, { method: "delete", path: "/labels/:id", operationId: "removeLabel", params }),
];
