import { takeTurn, type Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { TemplateId } from "../kernel/ids.ts";

/** Makes sure no other template has the shortcut; throws `shortcut_taken`. Two at once take turns. */
export async function claimShortcut(
  tx: Transaction,
  shortcut: string,
  templateId: TemplateId,
): Promise<void> {
  await takeTurn(tx, "shortcuts");
  const { rows } = await tx.client.query<{ name: string }>(
    "select name from comm_templates where organization_id = $1 and lower(shortcut) = lower($2) and id <> $3",
    [tx.organizationId, shortcut, templateId],
  );
  if (rows[0])
    throw conflict(
      "shortcut_taken",
      `The canned reply “${rows[0].name}” already uses the shortcut /${shortcut}.`,
      { shortcut, field: "shortcut" },
    );
}
