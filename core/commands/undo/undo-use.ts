import { isDeepStrictEqual } from "node:util";
import type { Undo } from "../../access/index.ts";
import { performAction } from "../../audit/index.ts";
import { inOrganization, type Transaction } from "../../database/index.ts";
import { conflict, missing } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { CommandDeps } from "../deps.ts";
import { guardAction, type LooseAction, type Touched } from "../risk/guard-action.ts";
import type { Asked } from "../run/asked.ts";
import { begin, keepAndAnswer, refusing, type Ran } from "../run/run-command.ts";
import { changedBy } from "./changed-by.ts";
import { UNDO_LASTS } from "./offer-undo.ts";

type Kept = {
  readonly id: string;
  readonly command: string;
  readonly undo: Touched;
  readonly target_id: string;
};

/** Takes back what a member's command did half a minute ago at most, the last one unless `useId` names it. Rights are read again, and what others changed meanwhile stays. */
export const undoUse = (deps: CommandDeps, asked: Asked, useId: string | null): Promise<Ran> =>
  refusing(deps, asked, "undo", async (speaking) => {
    const { chat, speaker } = speaking;
    const kept = await inOrganization(deps.database, chat.organizationId, (tx) =>
      readUse(tx, speaking, useId),
    );
    const command =
      kept && deps.commands.find(({ name, for: audience }) => name === kept.command && audience === "member");
    const action = command?.action && unsafeCast<LooseAction>(command.action);
    if (!kept || !action?.undo) throw nothingToUndo();
    const use = {
      id: newId("use"),
      command: "undo",
      outcome: "done",
      target: { kind: action.target.kind, id: kept.target_id },
    } as const;
    const answer = {
      text: {
        en: `/${kept.command} is taken back.`,
        de: `/${kept.command} ist zurückgenommen.`,
      },
    };
    const queued = await performAction(
      deps.actions(),
      guardAction(inverseOf(action, action.undo, kept), kept.target_id, undefined, () => {}),
      { actor: speaker.actor, once: speaking.once, ip: speaking.ip ?? null },
      kept.target_id,
      undefined,
      async (tx) => {
        await markUndone(tx, kept.id);
        return keepAndAnswer(tx, speaking, use, answer);
      },
    );
    begin(deps, queued);
    return { use, answer };
  });

const nothingToUndo = () =>
  missing(
    "nothing_to_undo",
    "There is nothing of yours to take back any more: an act can be taken back for 30 seconds.",
  );

/** The same permission on the same object, and the record in the same place. */
const inverseOf = (
  action: LooseAction,
  undo: Undo<unknown, unknown>,
  { undo: { before, after }, target_id: id }: Kept,
): LooseAction => ({
  name: action.name,
  summary: action.summary,
  permission: action.permission,
  target: action.target,
  record: action.record,
  ...(action.sensitive && { sensitive: true }),
  async perform(context, found) {
    if (!isDeepStrictEqual(await undo.read(context.tx, found), after))
      throw conflict("changed_meanwhile", "Somebody changed this in the meantime. Nothing was done.", {
        by: await changedBy(context.tx, action, id),
      });
    await undo.restore(context, found, before);
  },
  complete: (own) => undo.complete?.(own, id),
});

async function readUse(
  tx: Transaction,
  { speaker: { actor } }: Asked,
  useId: string | null,
): Promise<Kept | undefined> {
  if (actor.kind !== "member") return undefined;
  const { rows } = await tx.client.query<Kept>(
    `select id, command, undo, target_id from comm_command_uses
     where organization_id = $1 and actor_kind = 'member' and actor_id = $2 and ($3::text is null or id = $3)
       and undo is not null and outcome = 'done' and used_at > clock_timestamp() - $4::interval
     order by used_at desc limit 1`,
    [tx.organizationId, actor.userId, useId, UNDO_LASTS],
  );
  return rows[0];
}

/** Once, whoever else presses at the same moment. */
async function markUndone(tx: Transaction, useId: string): Promise<void> {
  const { rowCount } = await tx.client.query(
    "update comm_command_uses set outcome = 'undone' where organization_id = $1 and id = $2 and outcome = 'done'",
    [tx.organizationId, useId],
  );
  if (rowCount !== 1) throw nothingToUndo();
}
