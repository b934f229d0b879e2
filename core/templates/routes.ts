import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { bindingsFor, type Changed } from "../audit/index.ts";
import { permitted } from "../conversations/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import type { TemplateId } from "../kernel/ids.ts";
import { createTemplate } from "./create-template.ts";
import { RenderingSchema, TemplateSchema } from "./present.ts";
import { listTemplates, readTemplate, readTemplateValues } from "./queries.ts";
import { removeTemplate } from "./remove-template.ts";
import { renderTemplate } from "./render-template.ts";
import { updateTemplate } from "./update-template.ts";
import { exampleId } from "../kernel/example-id.ts";

type Deps = { readonly database: Database };

const endpoint = endpointsFor<Deps>();
const bind = bindingsFor<Deps>();
const params = z.object({ id: z.string() });

/** The template as it now is. */
const show = ({ tx, result }: Changed<Deps, unknown, TemplateId>) => readTemplate(tx, result);

/** Canned replies, and what they say to one customer. */
export const templateEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/templates",
      operationId: "listTemplates",
      permission: "template.read",
      summary: "Lists the reply templates by shortcut.",
      output: z.object({ items: z.array(TemplateSchema) }),
    },
    async ({ actor, database }) => ({
      items: await readOrganization(database, actor.organizationId, listTemplates),
    }),
  ),

  bind(
    createTemplate,
    {
      method: "post",
      path: "/templates",
      operationId: "createTemplate",
      output: TemplateSchema,
      status: 201,
    },
    show,
  ),
  bind(
    updateTemplate,
    {
      method: "patch",
      path: "/templates/:id",
      operationId: "updateTemplate",
      params,
      output: TemplateSchema,
    },
    show,
  ),
  bind(removeTemplate, { method: "delete", path: "/templates/:id", operationId: "removeTemplate", params }),

  endpoint(
    {
      method: "post",
      path: "/templates/:id/rendering",
      operationId: "renderTemplate",
      permission: "template.read",
      summary: "Says what a template becomes in a conversation.",
      errors: { missing: ["template_unknown", "conversation_unknown"] },
      params,
      body: z
        .object({ conversationId: z.string() })
        .openapi({ example: { conversationId: exampleId("cnv") } }),
      output: RenderingSchema,
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
