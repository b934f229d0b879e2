import type { MemberActor } from "../../access/index.ts";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";
import { endKeys, type EndedKey } from "./end-keys.ts";

/** Makes a key worthless from the next request on, with all that were made with it or with those; throws `key_missing`. */
export async function revokeKey(tx: Transaction, actor: MemberActor, id: string, ip: string): Promise<void> {
  const [key] = await endKeys(tx, "id = $2", id);
  if (key === undefined) throw missing("key_missing", "There is no such key.");
  await recordAudit(tx, {
    actor,
    action: "key.revoked",
    target: { kind: "key", id },
    facts: { name: key.name },
    ip,
  });
  for (const { id: madeId, name, madeWith } of await endMadeWith(tx, [key]))
    await recordAudit(tx, {
      actor,
      action: "key.revoked",
      target: { kind: "key", id: madeId },
      facts: { name, madeWith },
      ip,
    });
}

/** One generation a statement: whoever was just making a key with one of the last has been waited for, so the next statement sees it. */
async function endMadeWith(tx: Transaction, makers: readonly EndedKey[]): Promise<readonly EndedKey[]> {
  if (makers.length === 0) return [];
  const made = await endKeys(
    tx,
    "made_with = any ($2)",
    makers.map(({ id }) => id),
  );
  return [...made, ...(await endMadeWith(tx, made))];
}
