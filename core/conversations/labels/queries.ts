import { and, asc, eq, ne, sql } from "drizzle-orm";
import { takeTurn, type Transaction } from "../../database/index.ts";
import { conflict, missing } from "../../kernel/errors.ts";
import { isId, type LabelId } from "../../kernel/ids.ts";
import type { Label } from "./label.ts";
import { labels } from "./table.ts";

const columns = { id: labels.id, name: labels.name, colour: labels.colour };

/** Every label, by name. */
export const listLabels = (tx: Transaction): Promise<Label[]> =>
  tx.db
    .select(columns)
    .from(labels)
    .where(eq(labels.organizationId, tx.organizationId))
    .orderBy(asc(sql`lower(${labels.name})`));

/** One label; throws `label_unknown`. */
export async function readLabel(tx: Transaction, labelId: string): Promise<Label> {
  const [label] = isId("lbl", labelId)
    ? await tx.db
        .select(columns)
        .from(labels)
        .where(and(eq(labels.organizationId, tx.organizationId), eq(labels.id, labelId)))
    : [];
  if (!label) throw missing("label_unknown", "Label not found.", { labelId });
  return label;
}

/** Makes sure no other label has the name; throws `label_exists`. Two at once take turns. */
export async function claimName(tx: Transaction, name: string, labelId: LabelId): Promise<void> {
  await takeTurn(tx, "label names");
  const taken = await tx.db
    .select(columns)
    .from(labels)
    .where(
      and(
        eq(labels.organizationId, tx.organizationId),
        eq(sql`lower(${labels.name})`, name.toLowerCase()),
        ne(labels.id, labelId),
      ),
    );
  if (taken[0])
    throw conflict("label_exists", `There is already a label called “${taken[0].name}”.`, {
      labelId: taken[0].id,
    });
}
