import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import type { ApprovedTemplate, TemplateChanged } from "../../protocol/index.ts";

/** Keeps what a platform listed instead of what it listed before. */
export async function keepTemplates(
  tx: Transaction,
  channelId: ChannelId,
  templates: readonly ApprovedTemplate[],
): Promise<void> {
  await tx.client.query("delete from comm_channel_templates where organization_id = $1 and channel_id = $2", [
    tx.organizationId,
    channelId,
  ]);
  await tx.client.query(
    `insert into comm_channel_templates (organization_id, channel_id, name, language, body, parameters, state, reason)
     select $1, $2, t.name, t.language, t.text, t.parameters, t.state, t.reason
     from jsonb_to_recordset($3) as t (name text, language text, text text, parameters integer, state text, reason text)
     on conflict do nothing`,
    [tx.organizationId, channelId, JSON.stringify(templates)],
  );
  await tx.client.query(
    "update comm_channels set templates_read_at = clock_timestamp() where organization_id = $1 and id = $2",
    [tx.organizationId, channelId],
  );
}

/** Keeps a platform's word about one template. Of one that is not known only its list tells the text, so that is asked for next. Always true: it waits for nothing. */
export async function changeTemplate(
  tx: Transaction,
  channelId: ChannelId,
  { name, language, state, reason }: TemplateChanged,
): Promise<true> {
  const { rowCount } = await tx.client.query(
    "update comm_channel_templates set state = $5, reason = $6 where organization_id = $1 and channel_id = $2 and name = $3 and language = $4",
    [tx.organizationId, channelId, name, language, state, reason ?? null],
  );
  if (rowCount === 0)
    await tx.client.query(
      "update comm_channels set templates_read_at = null where organization_id = $1 and id = $2",
      [tx.organizationId, channelId],
    );
  return true;
}
