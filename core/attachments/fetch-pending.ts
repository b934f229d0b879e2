import { claimPendingAttachments } from "./claim-pending.ts";
import { fetchAttachment, type FetchDependencies } from "./fetch-attachment.ts";

const AT_ONCE = 4;

/** Fetches due files until none is left; for a periodic job. Returns how many files it claimed. */
export async function fetchPending(deps: FetchDependencies): Promise<number> {
  const workers = Array.from({ length: AT_ONCE }, () => work(deps));
  return (await Promise.all(workers)).reduce((sum, count) => sum + count, 0);
}

/** Claims one file at a time, because a lease starts to run when it is claimed. */
async function work(deps: FetchDependencies): Promise<number> {
  let count = 0;
  for (
    let [next] = await claimPendingAttachments(deps.database, 1);
    next;
    [next] = await claimPendingAttachments(deps.database, 1)
  ) {
    await fetchAttachment(deps, next);
    count += 1;
  }
  return count;
}
