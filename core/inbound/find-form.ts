import { readOrganization, type Database } from "../database/index.ts";
import type { OpenChannel } from "../channels/index.ts";
import type { Button, ButtonPressed, Form } from "../protocol/index.ts";

/** Returns the form of the pressed button, if it is one of ours that has one. A button may be on any part of its message. */
export async function findForm(
  database: Database,
  { channelId, organizationId, connector }: OpenChannel,
  { externalId, value }: ButtonPressed,
): Promise<Form | null> {
  if (connector.capabilities.forms.support !== "native") return null;
  return readOrganization(database, organizationId, async (tx) => {
    const { rows } = await tx.client.query<{ buttons: readonly (readonly Button[])[] | null }>(
      `select buttons from comm_messages
       where organization_id = $1 and direction = 'out' and id = coalesce(
         (select id from comm_messages where organization_id = $1 and channel_id = $2 and external_id = $3),
         (select message_id from comm_message_parts where organization_id = $1 and channel_id = $2 and external_id = $3))`,
      [organizationId, channelId, externalId],
    );
    const pressed = rows[0]?.buttons?.flat().find((one) => "value" in one && one.value === value);
    return (pressed && "value" in pressed && pressed.form) || null;
  });
}
