import type { CommandChat, MemberActor, Words } from "../../access/index.ts";
import { performAction, recordAudit } from "../../audit/index.ts";
import { inOrganization, type Transaction } from "../../database/index.ts";
import { readMemberActor } from "../../identity/index.ts";
import { conflict, missing, refused } from "../../kernel/errors.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { ExternalIdentity } from "../../protocol/index.ts";
import { readCall, type KeptCall } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import { resolveArguments } from "../resolve/resolve-arguments.ts";
import { answerInChat } from "../run/answer-in-chat.ts";
import type { Answer, Asked } from "../run/asked.ts";
import { begin, boundOf, inputOf, keepAndAnswer, refusing, type Ran } from "../run/run-command.ts";
import { guardAction } from "./guard-action.ts";
import { judge } from "./judge.ts";

type Request = {
  readonly id: string;
  readonly requested_by: UserId;
  readonly call: KeptCall;
  readonly chat: CommandChat;
  readonly summary: Words;
  readonly version: string;
  readonly identity_kind: ExternalIdentity["kind"] | null;
  readonly identity_value: string | null;
  readonly expired: boolean;
  readonly decision: string | null;
};

/**
 * Approves or declines what another member asked for. It is done in their name, by their rights and by those of whoever
 * approves, both read now; the trail has both.
 */
export const decideRequest = (
  deps: CommandDeps,
  asked: Asked,
  requestId: string,
  approve: boolean,
): Promise<Ran> =>
  refusing(deps, asked, "approve", async (speaking) => {
    const { actor } = speaking.speaker;
    const request = await inOrganization(deps.database, asked.chat.organizationId, (tx) =>
      readRequest(tx, requestId),
    );
    if (actor.kind !== "member" || !request) throw missing("request_unknown", "This request is no more.");
    if (request.requested_by === actor.userId)
      throw refused("own_request", "You asked for this yourself. Another member has to approve it.");
    if (request.decision !== null) throw conflict("request_decided", "This was decided already.");
    if (request.expired) throw conflict("request_expired", "The hour for this request is over.");
    return carryOut(deps, speaking, actor, request, approve);
  });

async function carryOut(
  deps: CommandDeps,
  asked: Asked,
  approver: MemberActor,
  request: Request,
  approve: boolean,
): Promise<Ran> {
  const { chat } = request;
  const call = readCall(request.call, deps.commands);
  const asking = await inOrganization(deps.database, chat.organizationId, (tx) =>
    readMemberActor(tx, request.requested_by),
  );
  if (!call || !asking) throw missing("request_unknown", "This request is no more.");
  const requester: MemberActor = {
    ...asking,
    via: { command: call.command.name, platform: null, channelId: chat.channelId, accountId: null },
  };
  const resolved = await resolveArguments(
    deps,
    { speaker: { actor: requester, identity: null }, chat },
    call,
  );
  if (resolved.kind === "unclear")
    throw conflict("changed_meanwhile", "This changed in the meantime. Nothing was done.");
  const { action, id } = boundOf(call.command, resolved.values, chat);
  const use = { command: "approve", outcome: "done", target: { kind: action.target.kind, id } } as const;
  const answer = answerOf(request, approver, approve);
  const finish = async (tx: Transaction) => {
    await judge(tx, action, approver, id);
    await markDecided(tx, request.id, approver, approve);
    const told = await tell(tx, asked, requester, request, answer);
    const own = await keepAndAnswer(tx, asked, use, answer);
    await recordAudit(tx, {
      actor: approver,
      action: approve ? "command.approved" : "command.declined",
      target: { kind: action.target.kind, id },
      facts: { asked: call.command.name, asked_by: request.requested_by },
    });
    return [told, own];
  };
  const queued = approve
    ? await performAction(
        deps.actions(),
        guardAction(action, id, request.version, () => {}),
        { actor: requester },
        id,
        inputOf(call.command, resolved.values, chat, requester),
        finish,
      )
    : await inOrganization(deps.database, chat.organizationId, finish);
  for (const one of queued) begin(deps, one);
  return { use, answer };
}

const answerOf = ({ summary }: Request, { name }: MemberActor, approve: boolean): Answer => ({
  text: approve
    ? {
        en: `${summary.en} Approved by ${name}, and done.`,
        de: `${summary.de} ${name} hat zugestimmt; es ist getan.`,
      }
    : {
        en: `${summary.en} Declined by ${name}. Nothing was done.`,
        de: `${summary.de} ${name} hat abgelehnt. Nichts wurde getan.`,
      },
});

async function readRequest(tx: Transaction, requestId: string): Promise<Request | undefined> {
  const { rows } = await tx.client.query<Request>(
    `select id, requested_by, call, chat, summary, version, identity_kind, identity_value, expires_at <= clock_timestamp() as expired, decision
     from comm_command_requests where organization_id = $1 and id = $2`,
    [tx.organizationId, requestId],
  );
  return rows[0];
}

/** Once, whoever else decides at the same moment. */
async function markDecided(
  tx: Transaction,
  requestId: string,
  { userId }: MemberActor,
  approve: boolean,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    `update comm_command_requests set decided_by = $3, decided_at = clock_timestamp(), decision = $4
     where organization_id = $1 and id = $2 and decision is null and expires_at > clock_timestamp()`,
    [tx.organizationId, requestId, userId, approve ? "approved" : "declined"],
  );
  if (rowCount !== 1) throw conflict("request_decided", "This was decided already.");
}

/** Whoever asked is told where they asked. */
const tell = (
  tx: Transaction,
  { offered }: Asked,
  actor: MemberActor,
  { chat, call, identity_kind: kind, identity_value: value }: Request,
  answer: Answer,
) =>
  answerInChat(
    tx,
    {
      speaker: { actor, identity: kind === null || value === null ? null : { kind, value } },
      chat,
      entry: "text",
      messageId: null,
      ...(offered && { offered }),
    },
    call.command,
    answer,
  );
