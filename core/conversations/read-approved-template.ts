import type { Transaction } from "../database/index.ts";
import type { ChannelCapabilities } from "../deliveries/index.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import type { ConversationId } from "../kernel/ids.ts";
import { plain, type ApprovedTemplate, type OutboundMessage, type RichText } from "../protocol/index.ts";

type Used = NonNullable<OutboundMessage["template"]>;
type Row = Pick<ApprovedTemplate, "state" | "parameters"> & { body: string };

/** Reads what an approved template says with these parameters; throws where the platform would refuse it. */
export async function readApprovedTemplate(
  tx: Transaction,
  { name: platform, templates }: ChannelCapabilities,
  conversationId: ConversationId,
  { name, language, parameters }: Used,
): Promise<RichText> {
  if (!templates) throw conflict("template_not_carried", `${platform} has no templates that it approves.`);
  const { rows } = await tx.client.query<Row>(
    `select t.body, t.parameters, t.state from comm_conversations c
     join comm_channel_templates t on t.organization_id = c.organization_id and t.channel_id = c.channel_id
     where c.organization_id = $1 and c.id = $2 and t.name = $3 and t.language = $4`,
    [tx.organizationId, conversationId, name, language],
  );
  const template = rows[0];
  if (template?.state !== "approved")
    throw conflict(
      "template_not_approved",
      `${platform} has not approved the template ${name} (${language}).`,
      {
        name,
        language,
      },
    );
  if (parameters.length !== template.parameters)
    throw invalid("template_parameters", `The template ${name} takes ${template.parameters} parameters.`, {
      limit: template.parameters,
    });
  return plain(
    template.body.replaceAll(/\{\{(\d+)\}\}/g, (_, number) => parameters[Number(number) - 1] ?? ""),
  );
}
