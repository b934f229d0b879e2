import { isPermission, type Actor, type Words } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { HubError } from "../../kernel/errors.ts";
import { isId } from "../../kernel/ids.ts";
import { REFUSALS } from "./refusals.ts";
import { wordNeed } from "./word-need.ts";

/** Says why something was refused, and what would be needed. */
export async function wordRefusal(tx: Transaction, actor: Actor, error: HubError): Promise<Words> {
  const { code, facts } = error;
  const { permission, team, channelId } = facts;
  if (code !== "permission_missing" || typeof permission !== "string" || !isPermission(permission))
    return wordCode(error);
  const where = {
    ...(typeof team === "string" && { team }),
    ...(typeof channelId === "string" && isId("chn", channelId) && { channelId }),
  };
  return wordNeed(tx, actor, permission, Object.keys(where).length > 0 ? where : undefined);
}

/** Words a refusal by its code. Pure. */
export function wordCode({ code, message, facts }: Pick<HubError, "code" | "message" | "facts">): Words {
  const { permission, by } = facts;
  if (code === "permission_too_narrow" && typeof permission === "string")
    return {
      en: `No. You need ${permission} for everything, not for some.`,
      de: `Nein. Du brauchst ${permission} für alles, nicht nur für einen Teil.`,
    };
  if (code === "changed_meanwhile" && typeof by === "string" && by !== "")
    return {
      en: `Changed by ${by} in the meantime. Nothing was done.`,
      de: `Inzwischen von ${by} geändert. Nichts wurde getan.`,
    };
  const known = REFUSALS[code];
  return { en: known?.en ?? message, de: known?.de ?? message };
}
