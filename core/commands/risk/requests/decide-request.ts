import type { MemberActor } from "../../../access/index.ts";
import { performAction, recordAudit } from "../../../audit/index.ts";
import { inOrganization, type Transaction } from "../../../database/index.ts";
import { conflict, missing, refused } from "../../../kernel/errors.ts";
import type { CommandDeps } from "../../deps.ts";
import { answerInChat } from "../../run/answer-in-chat.ts";
import type { Answer, Asked } from "../../run/asked.ts";
import { begin, keepAndAnswer, refusing, type Ran } from "../../run/run-command.ts";
import { guardAction } from "../guard-action.ts";
import { judge } from "../judge.ts";
import { tellRequest } from "./live.ts";
import { readRequest, type Request } from "./request.ts";
import { understandRequest, type Understood } from "./understand-request.ts";

/** Decides from a chat: a refusal is answered in words. */
export const decideRequest = (
  deps: CommandDeps,
  asked: Asked,
  requestId: string,
  approve: boolean,
): Promise<Ran> =>
  refusing(deps, asked, "approve", (speaking) => settleRequest(deps, speaking, requestId, approve));

/**
 * Approves or declines what another member asked for. It is done in their name, by their rights and by those of whoever
 * approves, both read now; the trail has both. Throws `own_request`, `request_unknown`, `request_decided`,
 * `request_expired`, `changed_meanwhile`, and what the action throws.
 */
export async function settleRequest(
  deps: CommandDeps,
  asked: Asked,
  requestId: string,
  approve: boolean,
): Promise<NonNullable<Ran>> {
  const { actor } = asked.speaker;
  const request = await inOrganization(deps.database, asked.chat.organizationId, (tx) =>
    readRequest(tx, requestId),
  );
  if (actor.kind !== "member" || !request) throw requestUnknown();
  if (request.requested_by === actor.userId)
    throw refused("own_request", "You asked for this yourself. Another member has to approve it.");
  if (request.decision !== null) throw conflict("request_decided", "This was decided already.");
  if (request.expired) throw conflict("request_expired", "The hour for this request is over.");
  const understood = await understandRequest(deps, request);
  if (understood === "gone") throw requestUnknown();
  if (understood === "unclear")
    throw conflict("changed_meanwhile", "This changed in the meantime. Nothing was done.");
  return settle(deps, asked, { request, understood, approver: actor, approve });
}

const requestUnknown = () => missing("request_unknown", "This request is no more.");

type Decision = {
  readonly request: Request;
  readonly understood: Understood;
  readonly approver: MemberActor;
  readonly approve: boolean;
};

async function settle(deps: CommandDeps, asked: Asked, decision: Decision): Promise<NonNullable<Ran>> {
  const { request, understood, approver, approve } = decision;
  const { requester, action, id, input } = understood;
  const target = { kind: action.target.kind, id };
  const use = { command: "approve", outcome: "done", target } as const;
  const answer = answerOf(request, approver, approve);
  const finish = async (tx: Transaction) => {
    await judge(tx, action, approver, id);
    await markDecided(tx, request.id, approver, approve);
    const told = await tell(tx, asked, requester, request, answer);
    const own = await keepAndAnswer(tx, asked, use, answer);
    await tellRequest(tx, { requestId: request.id, requestedBy: request.requested_by }, action);
    await recordAudit(tx, {
      actor: approver,
      action: approve ? "command.approved" : "command.declined",
      target,
      facts: { asked: understood.command, asked_by: request.requested_by },
      ip: asked.ip ?? null,
    });
    return [told, own];
  };
  const queued = approve
    ? await performAction(
        deps.actions(),
        guardAction(action, id, request.version, () => {}),
        { actor: requester },
        id,
        input,
        finish,
      )
    : await inOrganization(deps.database, asked.chat.organizationId, finish);
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
    { command: call.command },
    answer,
  );
