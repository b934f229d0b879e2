import { setTimeout as wait } from "node:timers/promises";
import { isUnchanged, lastCheckOf, type HoldDependencies } from "../core/inbound/index.ts";
import { errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";

type Resting = { readonly channelId: string; readonly version: string | null };

/** Waits, but no longer than until the channel has other credentials or settings, or somebody had it checked: what the platform refused may be mended there. */
export async function restUnlessChanged(
  { database, bus }: Pick<HoldDependencies, "database" | "bus">,
  { channelId, version }: Resting,
  ms: number,
  ending: AbortSignal,
): Promise<void> {
  if (ms <= 0) return;
  const changed = new AbortController();
  const checkedBefore = version === null ? null : await lastCheckOf(database, channelId).catch(() => null);
  const isAsBefore = async () =>
    (await isUnchanged(database, { channelId, version: version ?? "" })) &&
    (await lastCheckOf(database, channelId)) === checkedBefore;
  const check = () =>
    isAsBefore().then(
      (same) => void (same || changed.abort()),
      (error: unknown) => log.warn({ channelId, err: errorMessage(error) }, "channel not looked up"),
    );
  const unsubscribe = await bus.subscribe(
    "changed",
    ({ channelId: id }) => void (id === channelId && version !== null && check()),
  );
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([ending, changed.signal]), ref: false }).catch(
      () => undefined,
    );
  } finally {
    unsubscribe();
  }
}
