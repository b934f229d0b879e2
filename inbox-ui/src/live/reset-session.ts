import { keys } from "../api/queries.ts";
import { queryClient } from "../api/query-client.ts";
import { emptyOutbox } from "./outbox.ts";
import { forget } from "./store.ts";

/** After signing in or out: forgets what the page knows, which may be another person's to see, and reads who is signed in. */
export async function resetSession(): Promise<void> {
  forget();
  emptyOutbox();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
  await queryClient.resetQueries({ queryKey: keys.me });
}
