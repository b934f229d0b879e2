import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { inOrganization, readOrganization, type Database } from "../../database/index.ts";
import { createLabel } from "./create-label.ts";
import { COLOURS } from "./label.ts";
import { listLabels } from "./queries.ts";
import { removeLabel } from "./remove-label.ts";
import { updateLabel } from "./update-label.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();
const params = z.object({ id: z.string() });
const LabelSchema = z.object({ id: z.string(), name: z.string(), colour: z.string() }).openapi("Label");
const name = z.string().trim().min(1, "A label needs a name").max(40);
const colour = z.enum(COLOURS);

/** What conversations can be about. Whoever labels conversations may add one; renaming and removing changes everybody's lists. */
export const labelEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/labels",
      operationId: "listLabels",
      permission: "conversation.read",
      summary: "Lists the labels by name.",
      answer: z.object({ items: z.array(LabelSchema) }),
    },
    async ({ actor, database }) => ({
      items: await readOrganization(database, actor.organizationId, listLabels),
    }),
  ),

  endpoint(
    {
      method: "post",
      path: "/labels",
      operationId: "createLabel",
      permission: "conversation.label",
      summary: "Makes a label.",
      body: z.object({ name, colour: colour.default("grey") }),
      answer: LabelSchema,
      status: 201,
    },
    async ({ actor, ip, database, body }) =>
      inOrganization(database, actor.organizationId, (tx) => createLabel(tx, { actor, ip }, body)),
  ),

  endpoint(
    {
      method: "patch",
      path: "/labels/:id",
      operationId: "updateLabel",
      permission: "label.manage",
      summary: "Renames or recolours a label.",
      params,
      body: z.object({ name: name.optional(), colour: colour.optional() }),
      answer: LabelSchema,
    },
    async ({ actor, ip, database, params: { id }, body }) =>
      inOrganization(database, actor.organizationId, (tx) => updateLabel(tx, { actor, ip }, id, body)),
  ),

  endpoint(
    {
      method: "delete",
      path: "/labels/:id",
      operationId: "removeLabel",
      permission: "label.manage",
      summary: "Removes a label everywhere.",
      params,
    },
    async ({ actor, ip, database, params: { id } }) => {
      await inOrganization(database, actor.organizationId, (tx) => removeLabel(tx, { actor, ip }, id));
      return undefined;
    },
  ),
];
