import { authorise, type PerformingActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { versionOf, type LooseAction } from "./guard-action.ts";

/** Finds the object and judges whether the actor might do this to it now. Answers with the state they would be shown. Throws as performing it would. */
export async function judge(
  tx: Transaction,
  { target, permission }: LooseAction,
  actor: PerformingActor,
  id: string,
): Promise<{ readonly found: unknown; readonly version: string }> {
  const found = await target.find(tx, actor, id);
  if (permission !== "signed_in") authorise(actor, permission, target.resourceOf(found, permission));
  return { found, version: await versionOf(tx, target, found) };
}
