import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { permitted } from "../conversations/index.ts";
import { inOrganization, readOrganization, type Database } from "../database/index.ts";
import { createTemplate } from "./create-template.ts";
import { RenderingSchema, TemplateChangeSchema, TemplateDraftSchema, TemplateSchema } from "./present.ts";
import { listTemplates, readTemplate, readTemplateValues } from "./queries.ts";
import { removeTemplate } from "./remove-template.ts";
import { renderTemplate } from "./render-template.ts";
import { updateTemplate } from "./update-template.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();
const params = z.object({ id: z.string() });

/** Canned replies, and what they say to one customer. */
export const templateEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/templates",
      operationId: "listTemplates",
      permission: "template.read",
      summary: "Lists the reply templates by shortcut.",
      answer: z.object({ items: z.array(TemplateSchema) }),
    },
    async ({ actor, database }) => ({
      items: await readOrganization(database, actor.organizationId, listTemplates),
    }),
  ),

  endpoint(
    {
      method: "post",
      path: "/templates",
      operationId: "createTemplate",
      permission: "template.manage",
      summary: "Makes a template.",
      body: TemplateDraftSchema,
      answer: TemplateSchema,
      status: 201,
    },
    async ({ actor, ip, database, body }) =>
      inOrganization(database, actor.organizationId, async (tx) =>
        readTemplate(tx, await createTemplate(tx, { actor, ip }, body)),
      ),
  ),

  endpoint(
    {
      method: "patch",
      path: "/templates/:id",
      operationId: "updateTemplate",
      permission: "template.manage",
      summary: "Changes a template.",
      params,
      body: TemplateChangeSchema,
      answer: TemplateSchema,
    },
    async ({ actor, ip, database, params: { id }, body }) =>
      inOrganization(database, actor.organizationId, async (tx) =>
        readTemplate(tx, await updateTemplate(tx, { actor, ip }, id, body)),
      ),
  ),

  endpoint(
    {
      method: "delete",
      path: "/templates/:id",
      operationId: "removeTemplate",
      permission: "template.manage",
      summary: "Removes a template.",
      params,
    },
    async ({ actor, ip, database, params: { id } }) => {
      await inOrganization(database, actor.organizationId, (tx) => removeTemplate(tx, { actor, ip }, id));
      return undefined;
    },
  ),

  endpoint(
    {
      method: "post",
      path: "/templates/:id/rendering",
      operationId: "renderTemplate",
      permission: "template.read",
      summary: "Says what a template becomes in a conversation.",
      params,
      body: z.object({ conversationId: z.string() }),
      answer: RenderingSchema,
    },
    async ({ actor, database, params: { id }, body }) =>
      readOrganization(database, actor.organizationId, async (tx) => {
        const conversation = await permitted(tx, actor, "conversation.read", body.conversationId);
        return renderTemplate(
          (await readTemplate(tx, id)).text,
          await readTemplateValues(tx, conversation.id, actor.name),
        );
      }),
  ),
];
