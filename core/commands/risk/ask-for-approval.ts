import { inOrganization, type Transaction } from "../../database/index.ts";
import { refused } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { storableJson } from "../../kernel/storable.ts";
import { keepCall, type Call } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import { answerInChat } from "../run/answer-in-chat.ts";
import type { Asked } from "../run/asked.ts";
import { begin, keepAndAnswer, type Ran } from "../run/run-command.ts";
import { findApprovers, type Approver } from "./find-approvers.ts";
import { tellRequest } from "./requests/live.ts";
import type { ToApprove } from "./to-approve.ts";

/** How long a request waits. */
const REQUEST_LASTS = "1 hour";

/** Asks every other member who might do the same, in their own chats. The first decides. Throws `nobody_approves` where there is no other. */
export async function askForApproval(
  deps: CommandDeps,
  asked: Asked,
  call: Call,
  wanted: ToApprove,
): Promise<Ran> {
  const requestId = newId("cmd");
  const use = {
    command: call.command.name,
    outcome: "asked",
    reason: "to_approve",
    target: { kind: wanted.action.target.kind, id: wanted.id },
  } as const;
  const answer = {
    text: {
      en: `${wanted.summary.en} Another member has to approve this within an hour. They were asked.`,
      de: `${wanted.summary.de} Ein anderes Mitglied muss binnen einer Stunde zustimmen. Es ist gefragt.`,
    },
  };
  const queued = await inOrganization(deps.database, asked.chat.organizationId, async (tx) => {
    const approvers = await findApprovers(tx, asked.speaker.actor, wanted);
    if (approvers.members === 0)
      throw refused("nobody_approves", "Nobody else may approve this, so it cannot be done by command.");
    await keepRequest(tx, asked, requestId, call, wanted);
    const { actor } = asked.speaker;
    if (actor.kind === "member")
      await tellRequest(tx, { requestId, requestedBy: actor.userId }, wanted.action);
    const told = [];
    for (const approver of approvers.chats) told.push(await ask(tx, asked, approver, requestId, wanted));
    return [...told, await keepAndAnswer(tx, asked, use, answer)];
  });
  for (const one of queued) begin(deps, one);
  return { use, answer };
}

async function keepRequest(
  tx: Transaction,
  { speaker, chat }: Asked,
  requestId: string,
  call: Call,
  { version, summary }: ToApprove,
): Promise<void> {
  const { actor, identity } = speaker;
  await tx.client.query(
    `insert into comm_command_requests (organization_id, id, requested_by, conversation_id, identity_kind, identity_value, call, chat, summary, version, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp() + $11::interval)`,
    [
      tx.organizationId,
      requestId,
      actor.kind === "member" ? actor.userId : null,
      chat.conversationId,
      identity?.kind ?? null,
      identity?.value ?? null,
      storableJson(keepCall(call, chat.subject)),
      storableJson(chat),
      storableJson(summary),
      version,
      REQUEST_LASTS,
    ],
  );
}

const ask = (
  tx: Transaction,
  { speaker: { actor }, offered }: Asked,
  { speaker, chat }: Approver,
  requestId: string,
  { summary }: ToApprove,
) =>
  answerInChat(
    tx,
    { speaker, chat, entry: "button", messageId: null, ...(offered && { offered }) },
    { command: "approve" },
    {
      text: {
        en: `${actor.name} asks for your approval. ${summary.en}`,
        de: `${actor.name} bittet um Zustimmung. ${summary.de}`,
      },
      choices: [
        { label: { en: "Approve", de: "Zustimmen" }, does: { kind: "decide", requestId, approve: true } },
        { label: { en: "Decline", de: "Ablehnen" }, does: { kind: "decide", requestId, approve: false } },
      ],
    },
  );
