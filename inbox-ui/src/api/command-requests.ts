import { ask } from "./client.ts";
import { useRead } from "./read.ts";

/** Keys begin with the kind that the stream calls them. */
const requestKeys = { open: ["command_request"] } as const;

const listRequests = () => ask("get", "/commands/requests");

export type CommandRequest = Awaited<ReturnType<typeof listRequests>>["items"][number];

/** Approves or declines what another member asked for; approved, it is done at once. */
export const decideRequest = (id: string, decision: "approved" | "declined") =>
  ask("put", "/commands/requests/:id/decision", { params: { id }, body: { decision } });

/** Follows the requests that wait for the user to decide, and the user's own. */
export const useRequests = () => useRead(() => ({ queryKey: requestKeys.open, queryFn: listRequests }));
