import type { Conversation } from "../api/types.ts";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import { say } from "../parts/toasts.tsx";
import { words } from "../words/index.ts";
import { reasonOf } from "../words/reason.ts";
import { serialise } from "./serialise.ts";
import { newKey } from "./new-key.ts";
import { dispatch } from "./store.ts";

/**
 * Shows a change at once and sends it to the hub. A refusal reverts it and says so: `failed` says what
 * failed, and the hub says why.
 */
export async function optimisticUpdate(
  id: string,
  failed: string,
  change: Partial<Conversation>,
  ask: () => Promise<Conversation>,
): Promise<boolean> {
  try {
    await showWhile(id, change, () => serialise(id, ask));
    void queryClient.invalidateQueries({ queryKey: keys.counts });
    return true;
  } catch (error) {
    say(words().common.refused(failed, reasonOf(error)));
    return false;
  }
}

/** Shows a change until the hub has answered, whatever events arrive meanwhile. */
export async function showWhile(
  id: string,
  change: Partial<Conversation>,
  ask: () => Promise<Conversation>,
): Promise<void> {
  const key = newKey();
  const requestedAt = performance.now();
  dispatch({ kind: "conversation_changing", id, key, change });
  try {
    const conversation = await ask();
    dispatch({
      kind: "change_finished",
      id,
      key,
      answer: { conversation, requestedAt, at: performance.now() },
    });
  } catch (error) {
    dispatch({ kind: "change_finished", id, key });
    throw error;
  }
}
