import { defineFollower, type LoggedEvent } from "../../../outbox/index.ts";
import { boundEmoji } from "./bindings.ts";

/** Notes the reactions in chats of members that stand for a command, for whoever acts on them. */
export const reactionFollower = defineFollower({
  name: "reactions",
  kinds: ["staff_reaction_changed"],
  async handle(events, { client }) {
    const rows = events.flatMap(toRows);
    if (rows.length > 0)
      await client.query({ name: "note_reactions", text: NOTE_REACTIONS, values: [JSON.stringify(rows)] });
  },
});

function toRows({ organizationId, id, event }: LoggedEvent) {
  if (event.kind !== "staff_reaction_changed") return [];
  const row = (emoji: string, added: boolean) => ({
    organization_id: organizationId,
    event_id: id,
    emoji,
    message_id: event.messageId,
    identity_kind: event.identity.kind,
    identity_value: event.identity.value,
    added,
  });
  return boundEmoji.flatMap((emoji) => [
    ...(event.removed.includes(emoji) ? [row(emoji, false)] : []),
    ...(event.added.includes(emoji) ? [row(emoji, true)] : []),
  ]);
}

// The message may be gone, or its chat no longer one of members.
const NOTE_REACTIONS = `
  insert into comm_staff_reactions (organization_id, event_id, emoji, message_id, identity_kind, identity_value, added)
  select e.organization_id, e.event_id, e.emoji, e.message_id, e.identity_kind, e.identity_value, e.added
  from jsonb_to_recordset($1::jsonb) as e (organization_id text, event_id text, emoji text, message_id text, identity_kind text, identity_value text, added boolean)
  join comm_messages m on m.organization_id = e.organization_id and m.id = e.message_id
  join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id and c.audience = 'staff'
  on conflict do nothing`;
