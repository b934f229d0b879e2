export { asUnavailable } from "./as-unavailable.ts";
export { openDatabase, type CommitListener, type Database } from "./client.ts";
export { id, moment, organizationId } from "./columns.ts";
export { takeTurn } from "./take-turn.ts";
export { inOrganization, readOrganization, type Transaction } from "./transaction.ts";
export { rejectMalformedCursor } from "./reject-malformed-cursor.ts";
