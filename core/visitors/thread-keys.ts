import { readOrganization, type Database } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { readThreadKey } from "./queries.ts";

/** Tells which thread a conversation belongs to. */
export type ThreadKeys = (organizationId: OrganizationId, conversationId: string) => Promise<string | null>;

const REMEMBERED = 10_000;

/** Looks each conversation up once for all streams of this process: a conversation never changes its visitor. */
export function rememberThreadKeys(database: Database): ThreadKeys {
  const known = new Map<string, Promise<string | null>>();
  return (organizationId, conversationId) => {
    const key = `${organizationId} ${conversationId}`;
    const looked =
      known.get(key) ?? readOrganization(database, organizationId, (tx) => readThreadKey(tx, conversationId));
    known.delete(key);
    known.set(key, looked);
    looked.catch(() => known.delete(key));
    for (const [oldest] of known)
      if (known.size > REMEMBERED) known.delete(oldest);
      else break;
    return looked;
  };
}
