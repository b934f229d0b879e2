import type { MemberActor } from "../../../access/index.ts";
import { inOrganization } from "../../../database/index.ts";
import { readMemberActor } from "../../../identity/index.ts";
import { readCall } from "../../call.ts";
import type { CommandDeps } from "../../deps.ts";
import { resolveArguments } from "../../resolve/resolve-arguments.ts";
import { boundOf, inputOf } from "../../run/run-command.ts";
import type { LooseAction } from "../guard-action.ts";
import type { Request } from "./request.ts";

/** What a request comes to now, by the rights of whoever asked. */
export type Understood = {
  readonly requester: MemberActor;
  readonly command: string;
  readonly action: LooseAction;
  readonly id: string;
  readonly input: undefined;
};

/** Looks up what a request names. `gone`: the command or whoever asked is no more. `unclear`: its arguments mean something else by now. */
export async function understandRequest(
  deps: Pick<CommandDeps, "database" | "commands">,
  { call: kept, chat, requested_by: userId }: Request,
): Promise<Understood | "gone" | "unclear"> {
  const call = readCall(kept, deps.commands);
  const asking = await inOrganization(deps.database, chat.organizationId, (tx) =>
    readMemberActor(tx, userId),
  );
  if (!call || !asking) return "gone";
  const requester: MemberActor = {
    ...asking,
    via: { command: call.command.name, platform: null, channelId: chat.channelId, accountId: null },
  };
  const speaker = { actor: requester, identity: null };
  const resolved = await resolveArguments(deps, { speaker, chat }, call);
  if (resolved.kind === "unclear") return "unclear";
  const { values } = resolved;
  return {
    requester,
    command: call.command.name,
    ...boundOf(call.command, values, chat),
    input: inputOf(call.command, values, chat, requester),
  };
}
