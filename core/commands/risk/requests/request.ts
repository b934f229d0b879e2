import type { CommandChat, Words } from "../../../access/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import type { ExternalIdentity } from "../../../protocol/index.ts";
import type { KeptCall } from "../../call.ts";

/** What one member asked for and another has to approve. */
export type Request = {
  readonly id: string;
  readonly requested_by: UserId;
  readonly call: KeptCall;
  readonly chat: CommandChat;
  readonly summary: Words;
  readonly version: string;
  readonly identity_kind: ExternalIdentity["kind"] | null;
  readonly identity_value: string | null;
  readonly requested_at: Date;
  readonly expires_at: Date;
  readonly expired: boolean;
  readonly decision: string | null;
};

const COLUMNS =
  "r.id, r.requested_by, r.call, r.chat, r.summary, r.version, r.identity_kind, r.identity_value, r.requested_at, r.expires_at, r.expires_at <= clock_timestamp() as expired, r.decision";

/** Reads a request, decided or not. */
export async function readRequest(tx: Transaction, requestId: string): Promise<Request | undefined> {
  const { rows } = await tx.client.query<Request>(
    `select ${COLUMNS} from comm_command_requests r where r.organization_id = $1 and r.id = $2`,
    [tx.organizationId, requestId],
  );
  return rows[0];
}

/** More wait at no time that anybody could read. */
const OPEN_MAX = 50;

/** The requests that wait, the newest first, with the name of whoever asked. */
export async function readOpenRequests(
  tx: Transaction,
): Promise<readonly (Request & { readonly name: string })[]> {
  const { rows } = await tx.client.query<Request & { readonly name: string }>(
    `select ${COLUMNS}, u.name from comm_command_requests r join users u on u.id = r.requested_by
     where r.organization_id = $1 and r.decision is null and r.expires_at > clock_timestamp()
     order by r.requested_at desc, r.id desc limit $2`,
    [tx.organizationId, OPEN_MAX],
  );
  return rows;
}
