import { isRepeatable, type Operation } from "./send-task.ts";
import type { Database } from "../database/index.ts";
import type { MessageId, OrganizationId } from "../kernel/ids.ts";
import { MAX_ATTEMPTS } from "./next-delivery-state.ts";
import { settlesBy, type Settling } from "./settles-by.ts";

type Stuck = {
  organization_id: OrganizationId;
  id: string;
  message_id: MessageId;
  operation: Operation;
  tries: number;
  doubted_ms: number;
  /** The platform showed what the call made. */
  echoed: boolean;
  connector: string;
};

/**
 * Settles sends whose process died between the call and its receipt: queued again where the platform still knows
 * the key or can be asked (`settlesBy`), and a change of a message anywhere; for the rest nobody knows, so a person is shown
 * `unconfirmed`. A call whose echo came is sent, and the line goes on behind it. Nothing stays in `sending` beyond its lease.
 */
export async function recoverStuckSends(
  database: Database,
  platformOf: (connector: string) => Settling | undefined,
): Promise<OrganizationId[]> {
  const { rows } = await database.system.query<Stuck>(
    `select d.organization_id, d.id, d.message_id, d.operation, d.attempts - d.rate_limit_waits - d.attempts_before_reset as tries,
       coalesce(extract(epoch from clock_timestamp() - coalesce(d.doubted_at, d.attempt_started_at)), 0)::double precision * 1000 as doubted_ms,
       d.operation = 'send' and d.parts_echoed > d.parts_sent as echoed, c.connector from comm_deliveries d
     join comm_channels c on c.organization_id = d.organization_id and c.id = d.channel_id
     where d.state = 'sending' and d.lease_until < clock_timestamp() limit 500`,
  );
  for (const stuck of rows) {
    const goesOn = mayGoOn(stuck, platformOf(stuck.connector));
    await settle(database, stuck, goesOn);
    if (!goesOn && stuck.operation === "send") await placeUnsent(database, stuck);
  }
  return [...new Set(rows.map((row) => row.organization_id))];
}

function mayGoOn({ tries, operation, doubted_ms, echoed }: Stuck, platform: Settling | undefined): boolean {
  if (echoed) return true;
  if (tries >= MAX_ATTEMPTS) return false;
  return isRepeatable(operation) || (platform !== undefined && settlesBy(platform, doubted_ms) !== null);
}

const DIED = "The server stopped before the platform confirmed this message.";

// How many calls the message takes is known to whoever renders it: nobody here.
async function settle(database: Database, { organization_id, id }: Stuck, resend: boolean): Promise<void> {
  await database.system.query(
    `with settled as (
       update comm_deliveries set state = case when parts_echoed > parts_sent then 'queued' else $3 end, reason = $4, calls_left = true, parts_sent = greatest(parts_sent, parts_echoed),
         doubted_at = case when parts_echoed > parts_sent then null else coalesce(doubted_at, attempt_started_at, clock_timestamp()) end,
         lease_until = null, finished_at = case when $3 = 'unconfirmed' and parts_echoed <= parts_sent then clock_timestamp() end
       where organization_id = $1 and id = $2 and state = 'sending' and lease_until < clock_timestamp()
       returning *
     ), noted as (
       insert into comm_delivery_attempts (organization_id, delivery_id, number, part, started_at, outcome, detail)
       select organization_id, id, attempts, parts_sent, coalesce(attempt_started_at, clock_timestamp()), 'unconfirmed', $4 from settled on conflict do nothing
     ), counted as (
       update comm_messages m set version = m.version + 1 from settled s where m.organization_id = s.organization_id and m.id = s.message_id
     )
     select append_events(array_agg(row(organization_id, new_id('obx'), case when operation = 'send' then 'delivery_changed' else 'message_changed' end, conversation_id,
       jsonb_build_object('messageId', message_id, 'conversationId', conversation_id, 'state', state), null, 0, true, false)::event_row), null) from settled`,
    [organization_id, id, resend ? "queued" : "unconfirmed", DIED],
  );
}

const placeUnsent = ({ system }: Database, { organization_id, message_id }: Stuck) =>
  system.query("select place_unsent($1, $2)", [organization_id, message_id]);
