import { randomBytes } from "node:crypto";
import type { ActionContext } from "../../access/index.ts";
import type { Sealer } from "../../kernel/crypto.ts";
import type { OrganizationId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { CommandDeps } from "../deps.ts";
import { checkDraft } from "./check-draft.ts";
import type { CustomCommandId, CustomDraft } from "./custom-command.ts";

export type CustomDeps = { readonly commanding: CommandDeps; readonly sealer: Sealer };

/** Which command was saved. `secret`: of its webhook, where it was made now. */
export type Saved = { readonly id: CustomCommandId; readonly secret: string | null };

/** Names what a sealed secret is bound to. */
export const secretSeal = (organizationId: OrganizationId, id: CustomCommandId): string =>
  `${organizationId}:${id}:webhook`;

/** Checks and stores a command; one that is answered by a webhook gets a secret, which stays while the address does. */
export async function saveCommand(
  { tx, actor, deps }: Pick<ActionContext<CustomDeps>, "tx" | "actor" | "deps">,
  id: CustomCommandId,
  draft: CustomDraft,
  keepsSecret: string | null = null,
): Promise<Saved> {
  await checkDraft(tx, actor, deps.commanding.commands, id, draft);
  const needsOne = draft.answers.kind === "webhook" && keepsSecret === null;
  const secret = needsOne ? `whsec_${randomBytes(32).toString("base64")}` : null;
  const sealed = secret === null ? keepsSecret : deps.sealer.seal(secret, secretSeal(tx.organizationId, id));
  await tx.client.query(
    `insert into comm_bot_commands (organization_id, id, name, aliases, description, audience, places, arguments, definition, enabled, secret_sealed, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (organization_id, id) do update set (name, aliases, description, audience, places, arguments, definition, enabled, secret_sealed, changed_by)
       = (excluded.name, excluded.aliases, excluded.description, excluded.audience, excluded.places, excluded.arguments, excluded.definition, excluded.enabled, excluded.secret_sealed, excluded.changed_by)`,
    [
      tx.organizationId,
      id,
      draft.name,
      draft.aliases,
      draft.description,
      draft.audience,
      draft.where,
      JSON.stringify(draft.arguments),
      JSON.stringify(draft.answers),
      draft.enabled,
      draft.answers.kind === "webhook" ? sealed : null,
      actor.kind === "member" ? actor.userId : null,
    ],
  );
  await appendEvent(tx, { kind: "command_changed", commandId: id });
  return { id, secret };
}
