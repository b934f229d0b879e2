import { createRecorder, queueReplies } from "../../conversations/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../../kernel/ids.ts";
import { plain, type RichText } from "../../protocol/index.ts";
import type { TestDatabase } from "../database.ts";

/** What is said in a website chat, stored as the hub stores it. */
export const talkIn = (database: TestDatabase) => ({ ...writesIn(database), ...repliesIn(database) });

function writesIn(database: TestDatabase) {
  const record = createRecorder(database, false);
  let positions = 0;
  return {
    /** A visitor's message, as the hub records it. */
    async write(
      channelId: ChannelId,
      visitor: string,
      text: string,
      id = "1",
      attachment?: string,
    ): Promise<ConversationId> {
      const at = new Date().toISOString();
      const parts = attachment
        ? [{ kind: "image" as const, media: { reference: {}, stored: attachment } }]
        : [];
      const event = {
        kind: "message_received" as const,
        key: `${visitor}:${id}`,
        occurredAt: at,
        thread: { key: visitor, kind: "web" as const },
        externalId: `${visitor}:${id}`,
        position: String((positions += 1)),
        author: "contact" as const,
        from: { identities: [{ kind: "visitor" as const, value: visitor }] as const },
        content: { text: plain(text), parts },
      };
      const recorded = await record({ channelId, payload: {}, receivedAt: at, event });
      if (recorded.kind !== "recorded") throw new Error("The message was not recorded.");
      return recorded.conversationId;
    },
  };
}

const repliesIn = (database: TestDatabase) => ({
  /** The team's reply, its delivery in the state given. */
  async reply(
    organizationId: OrganizationId,
    conversationId: ConversationId,
    text: RichText,
    state: string,
  ): Promise<MessageId> {
    const [queued] = await queueReplies(
      database.system,
      [
        {
          organizationId,
          conversationId,
          author: { kind: "system", id: null, name: "Grace" },
          text,
          clientKey: newId("job"),
          automatic: false,
        },
      ],
      false,
    );
    if (!queued) throw new Error("Nothing was queued.");
    await database.owner.query("update comm_deliveries set state = $2 where message_id = $1", [
      queued.messageId,
      state,
    ]);
    return queued.messageId;
  },
});
