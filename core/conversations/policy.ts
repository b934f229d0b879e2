/** How long rules keep quiet after a member has written. */
const BOT_PAUSE = "30 minutes";

/** How many automatic messages a conversation may get before a member writes. A loop stops here, visibly. */
export const LOOP_BUDGET = { messages: 20, seconds: 600 } as const;

/** What the SQL functions of the write path are told of it (`conversation_policy`, migrations/0020_one_write_path.sql). */
export const CONVERSATION_POLICY = `("${BOT_PAUSE}",${LOOP_BUDGET.messages},"${LOOP_BUDGET.seconds} seconds")`;
