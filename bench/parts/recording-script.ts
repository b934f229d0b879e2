import { CONVERSATION_POLICY } from "../../core/conversations/index.ts";

/**
 * Returns a pgbench script that records `size` customers' messages in one transaction with the hub's own function. The
 * events are inserted as done, so that the rival keeps no queue of pending events.
 */
export const recordingScript = ({
  channelId,
  chats,
  size,
}: {
  readonly channelId: string;
  readonly chats: number;
  readonly size: number;
}): string => `
\\set first random(0, ${chats - 1})
select r.* from (
  select ('[' || string_agg(format($row$${ROW}$row$, n, '${channelId}', replace(uuidv7()::text, '-', ''), 1000000 + (:first + n) % ${chats}), ',') || ']')::jsonb as batch
  from generate_series(0, ${size - 1}) n
) b, record_inbound(b.batch, '30 seconds', '{}', '${CONVERSATION_POLICY}') r;
`;

// pgbench reads a colon before a word as a variable; a space avoids that.
const SENDER = `"id": %4$s,"first_name": "Customer %4$s","username": "customer_%4$s","language_code": "en"`;

const ROW = [
  `{"ord": %1$s,"channel_id": "%2$s","event_id": "iev_%3$s","event_key": "%3$s"`,
  `"payload": {"update_id": 100,"message": {"message_id": 1,"from": {${SENDER},"is_bot": false},"chat": {${SENDER},"type": "private"},"date": 1795253401,"text": "Hello, is the blue model there?"}}`,
  `"received_at": "20261121T100000Z","sent_at": "20261121T100000Z","thread_key": "%4$s","thread_kind": "direct","thread_title": "Customer %4$s","thread_context": {}`,
  `"external_id": "%3$s","position": "1","direction": "in","author_kind": "contact","identity_kind": "user_id","identity_value": "%4$s","identity_id": "idn_%3$s"`,
  `"contact_id": "con_%3$s","name": "Customer %4$s","username": "customer_%4$s","language": "en","is_bot": false,"body": "Hello, is the blue model there?","marks": [],"parts": []`,
  `"buttons": null,"reply_to": null,"album_key": null,"automatic": true,"message_id": "msg_%3$s","conversation_id": "cnv_%3$s","outbox_id": "obx_%3$s"}`,
].join(",");
