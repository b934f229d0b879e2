import type { CommandAudience, CommandPlace } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";
import { isId, type UserId } from "../../kernel/ids.ts";
import type { CustomAnswer, CustomArgument, CustomCommand, CustomCommandId } from "./custom-command.ts";

type Row = {
  readonly id: CustomCommandId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly audience: CommandAudience;
  readonly places: readonly CommandPlace[];
  readonly arguments: readonly CustomArgument[];
  readonly definition: CustomAnswer;
  readonly enabled: boolean;
  readonly secret_sealed: string | null;
  readonly changed_by: UserId | null;
  readonly changed_by_name: string | null;
  readonly updated_at: Date;
};

const SELECT = `select b.*, u.name as changed_by_name from comm_bot_commands b left join users u on u.id = b.changed_by
  where b.organization_id = $1 and b.definition ? 'kind'`;

/** Every command of the organization's own, by name. */
export async function listCustomCommands(tx: Transaction): Promise<readonly CustomCommand[]> {
  const { rows } = await tx.client.query<Row>(`${SELECT} order by lower(b.name)`, [tx.organizationId]);
  return rows.map(toCustom);
}

/** One of them; throws `command_unknown`. */
export async function readCustomCommand(tx: Transaction, id: string): Promise<CustomCommand> {
  const { rows } = isId("cmd", id)
    ? await tx.client.query<Row>(`${SELECT} and b.id = $2`, [tx.organizationId, id])
    : { rows: [] };
  if (!rows[0]) throw missing("command_unknown", "Command not found.", { commandId: id });
  return toCustom(rows[0]);
}

const toCustom = (row: Row): CustomCommand => ({
  id: row.id,
  name: row.name,
  aliases: row.aliases,
  description: row.description,
  audience: row.audience,
  where: row.places,
  arguments: row.arguments,
  answers: row.definition,
  enabled: row.enabled,
  sealedSecret: row.secret_sealed,
  changedBy: row.changed_by && { id: row.changed_by, name: row.changed_by_name ?? "" },
  changedAt: row.updated_at,
});
