import { claimPendingAttachments } from "./claim-pending.ts";
import { fetchAttachment, type FetchDependencies } from "./fetch-attachment.ts";

const AT_ONCE = 4;

/** Fetches what is due until nothing is; for a periodic job. Answers how many files it took on. */
export async function fetchPending(deps: FetchDependencies): Promise<number> {
  const workers = Array.from({ length: AT_ONCE }, () => work(deps));
  return (await Promise.all(workers)).reduce((sum, count) => sum + count, 0);
}

/** One at a time: a lease begins to run when it is taken. */
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
