import type { VisitorActor } from "../access/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import { presentToVisitor, type SignFile } from "./present.ts";
import { readPosition, readSeenUpTo, readThread } from "./queries.ts";
import type { VisitorThread } from "./visitor-message.ts";

const PAGE = 30;

/** A page of the visitor's own thread, and the position from which the stream goes on without a gap. */
export function listThread(
  database: Database,
  visitor: VisitorActor,
  sign: SignFile,
  before?: string,
): Promise<VisitorThread> {
  return readOrganization(database, visitor.organizationId, async (tx) => {
    // First the position, then the messages: what is committed in between comes twice rather than never.
    const position = await readPosition(tx);
    const { rows, nextCursor } = await readThread(tx, visitor, PAGE, before);
    return {
      items: rows.toReversed().map((row) => presentToVisitor(row, sign)),
      nextCursor,
      lastEventId: position,
      seenUpTo: await readSeenUpTo(tx, visitor),
    };
  });
}
