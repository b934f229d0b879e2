import { keys } from "../api/queries.ts";
import { queryClient } from "../api/query-client.ts";
import { dropToasts } from "../parts/toasts.tsx";
import { emptyOutbox } from "./outbox.ts";
import { forget } from "./store.ts";

/** Forgets the page's data after signing in or out, because it may belong to another user. Then reads the session. */
export async function resetSession(): Promise<void> {
  forgetOthers();
  await queryClient.resetQueries({ queryKey: keys.me });
}

/** Forgets everything but the session itself. */
export function forgetOthers(): void {
  forget();
  dropToasts();
  emptyOutbox();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
}
