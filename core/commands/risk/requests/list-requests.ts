import type { MemberActor } from "../../../access/index.ts";
import { inOrganization, readOrganization } from "../../../database/index.ts";
import { HubError } from "../../../kernel/errors.ts";
import type { CommandDeps } from "../../deps.ts";
import { judge } from "../judge.ts";
import { readOpenRequests, type Request } from "./request.ts";
import { understandRequest } from "./understand-request.ts";

/** A request that waits, for a member's page. `own`: they asked for it themselves, and another has to decide. */
export type ListedRequest = Request & { readonly name: string; readonly own: boolean };

/** Lists what waits for this member to decide, and what they asked for themselves. Nobody sees what they could not decide. */
export async function listRequests(
  deps: Pick<CommandDeps, "database" | "commands">,
  actor: MemberActor,
): Promise<readonly ListedRequest[]> {
  const open = await readOrganization(deps.database, actor.organizationId, readOpenRequests);
  const listed: ListedRequest[] = [];
  for (const request of open) {
    const own = request.requested_by === actor.userId;
    if (own || (await mayDecide(deps, actor, request))) listed.push({ ...request, own });
  }
  return listed;
}

async function mayDecide(
  deps: Pick<CommandDeps, "database" | "commands">,
  actor: MemberActor,
  request: Request,
): Promise<boolean> {
  const understood = await understandRequest(deps, request);
  if (understood === "gone" || understood === "unclear") return false;
  const { action, id } = understood;
  // What is open to every member for themselves takes no second one.
  if (action.permission === "signed_in") return false;
  try {
    await inOrganization(deps.database, actor.organizationId, (tx) => judge(tx, action, actor, id));
    return true;
  } catch (error) {
    if (error instanceof HubError) return false;
    throw error;
  }
}
