import { inOrganization, type Database, type Transaction } from "../../database/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { Description } from "../../protocol/index.ts";
import { describeContact } from "../describe-contact.ts";
import type { Due } from "./claim-due.ts";

/** Seconds. */
const DAY = 86_400;
const MONTH = 30 * DAY;

/** Keeps what the platform told of somebody or a thread, and says when it is asked again. */
export async function keepDescription(database: Database, due: Due, told: Description): Promise<void> {
  await inOrganization(database, due.organizationId, async (tx) => {
    const known = told.kind === "person" || told.kind === "thread" || told.kind === "unknown";
    if (told.kind === "person" && due.of.kind === "person")
      await describeContact(tx, due.channelId, {
        who: { ...told.person, identities: [due.of.identity] },
      });
    if (told.kind === "thread") await describeThread(tx, due, told.thread);
    await askAgain(tx, due, known ? Math.min(MONTH, DAY * 2 ** due.tries) : waitAfter(told, due.tries));
  });
}

/** An answer is good for a day, and longer each time nobody has a reason to ask; a question that failed is repeated sooner. */
const waitAfter = (told: Description, tries: number): number =>
  told.kind === "rate_limited" ? Math.ceil(told.retryAfterMs / 1000) : Math.min(DAY, 60 * 4 ** tries);

async function describeThread(
  tx: Transaction,
  { conversationId }: Due,
  { title, space, parent }: Extract<Description, { kind: "thread" }>["thread"],
): Promise<void> {
  if (conversationId === null) return;
  const { rowCount } = await tx.client.query(
    `update comm_conversations set title = coalesce($3, title), titled_at = case when $3::text is null then titled_at else clock_timestamp() end,
       space = case when $4::jsonb is null then space else coalesce(space, '{}') || $4::jsonb end,
       parent = case when $5::jsonb is null then parent else coalesce(parent, '{}') || $5::jsonb end, version = version + 1
     where organization_id = $1 and id = $2
       and (title <> $3 or not coalesce(space, '{}') @> $4::jsonb or not coalesce(parent, '{}') @> $5::jsonb)`,
    [tx.organizationId, conversationId, title || null, space ?? null, parent ?? null],
  );
  if (rowCount) await appendEvent(tx, { kind: "conversation_changed", conversationId });
}

const askAgain = (tx: Transaction, due: Due, seconds: number) =>
  due.of.kind === "person"
    ? tx.client.query(
        `update comm_contact_identities set describe_at = clock_timestamp() + make_interval(secs => $5), describe_tries = least(describe_tries + 1, 5)
         where organization_id = $1 and channel_id = $2 and kind = $3 and value = $4`,
        [tx.organizationId, due.channelId, due.of.identity.kind, due.of.identity.value, seconds],
      )
    : tx.client.query(
        `update comm_conversations set describe_at = clock_timestamp() + make_interval(secs => $3), describe_tries = least(describe_tries + 1, 5)
         where organization_id = $1 and id = $2`,
        [tx.organizationId, due.conversationId, seconds],
      );
