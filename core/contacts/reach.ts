import { sql, type SQL } from "drizzle-orm";
import type { ListScope } from "../access/index.ts";
import { contacts } from "./table.ts";

/** Keeps a list to the contacts in reach: everybody's, or those of the conversations that are. Conversations are called `v`. */
export function contactsWithin(scope: ListScope): SQL {
  if (scope.kind !== "some") return scope.kind === "all" ? sql`true` : sql`false`;
  return sql`exists (select from comm_conversations v where v.organization_id = ${contacts.organizationId} and v.contact_id = ${contacts.id} and ${conversationsWithin(scope)})`;
}

/** Keeps conversations, called `v`, to those in reach; agrees with `can` row by row. A chat of members is in nobody's. */
export function conversationsWithin(scope: ListScope): SQL {
  if (scope.kind === "none") return sql`false`;
  if (scope.kind === "all") return sql`v.audience = 'customers'`;
  const team = sql`exists (select from user_roles t where t.organization_id = v.organization_id and t.user_id = v.assignee_id and t.team = ${scope.team})`;
  return sql`(v.audience = 'customers' and (v.assignee_id = ${scope.ownerId} or ${scope.team === null ? sql`false` : team} or v.channel_id = any (${sql.param([...scope.channelIds])}::text[])))`;
}
