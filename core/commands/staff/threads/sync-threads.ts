import type { ConversationId, OrganizationId } from "../../../kernel/ids.ts";
import { errorMessage } from "../../../kernel/errors.ts";
import { log } from "../../../kernel/log.ts";
import { syncThread, type ThreadDeps } from "./sync-thread.ts";

type Due = {
  readonly organization_id: OrganizationId;
  readonly parent_id: ConversationId;
  readonly conversation_id: ConversationId;
};

/** What one round looks at, and how many platforms are asked at once. */
const ROUND = 200;
const AT_ONCE = 8;

/** Looks at the threads that are due. One that fails was taken for a minute, and is looked at again afterwards. */
export async function syncThreads(deps: ThreadDeps): Promise<void> {
  const { rows } = await deps.database.system.query<Due>(
    "select organization_id, parent_id, conversation_id from comm_staff_threads where dirty and not_before <= clock_timestamp() order by not_before limit $1",
    [ROUND],
  );
  const waiting = rows.values();
  const work = async () => {
    for (const { organization_id: organizationId, parent_id: parentId, conversation_id: id } of waiting)
      await syncThread(deps, organizationId, parentId, id).catch((error: unknown) =>
        log.warn({ err: errorMessage(error) }, "staff thread not synchronised"),
      );
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
