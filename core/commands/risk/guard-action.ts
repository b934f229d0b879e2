import type { Action, Actor, Target } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { conflict, errorMessage } from "../../kernel/errors.ts";
import type { Json } from "../../kernel/json.ts";
import { log } from "../../kernel/log.ts";
import { isDeepStrictEqual } from "node:util";

/** An action of any room, in a list that has forgotten its shapes. */
export type LooseAction = Action<unknown, unknown, undefined, unknown, unknown>;

/** What an action changed, for taking it back: of what it touches, before and after. */
export type Touched = { readonly before: Json; readonly after: Json };

/** Says which state of an object somebody was shown. */
export const versionOf = async (tx: Transaction, target: Target<unknown>, found: unknown): Promise<string> =>
  target.version ? target.version(tx, found) : hashToken(JSON.stringify(found));

/**
 * The same action, done only while its object is as it was shown, and with what it changed kept. Both happen behind the
 * lock of the object.
 */
export const guardAction = (
  action: LooseAction,
  id: string,
  version: string | undefined,
  keep: (touched: Touched) => void,
): LooseAction => ({
  ...action,
  async perform(context, found, input, prepared) {
    const { tx, actor } = context;
    if (version !== undefined) await requireVersion(tx, actor, action.target, id, version);
    const before = await action.undo?.read(tx, found);
    const result = await action.perform(context, found, input, prepared);
    const after = await action.undo?.read(tx, found);
    if (before !== undefined && after !== undefined && !isDeepStrictEqual(before, after))
      keep({ before, after });
    return result;
  },
  // What was done and answered stays so: a repeated event would not do it again.
  async complete(own, result, by) {
    try {
      await action.complete?.(own, result, by);
    } catch (error) {
      log.warn({ action: action.name, id, err: errorMessage(error) }, "not completed after a command");
    }
  },
});

async function requireVersion(
  tx: Transaction,
  actor: Actor,
  target: Target<unknown>,
  id: string,
  version: string,
): Promise<void> {
  const current = await versionOf(tx, target, await target.find(tx, actor, id));
  if (current !== version)
    throw conflict("changed_meanwhile", "This changed in the meantime. Nothing was done.");
}
