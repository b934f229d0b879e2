import type { JsonObject } from "../../core/kernel/json.ts";
import type { ConnectedBot } from "./connect-telegram.ts";

/** A customer's message as Telegram says it. `number` orders a chat's messages and makes their ids. */
export type Written = {
  readonly chat: number;
  readonly number: number;
  readonly text: string;
  readonly at?: number;
};

/** One update in the shape of the wire; the same words make the same update. */
export function updateOf({ chat, number, text, at = 1_795_253_400 + number }: Written): JsonObject {
  const person = {
    id: chat,
    first_name: `Customer ${chat}`,
    username: `customer_${chat}`,
    language_code: "en",
  };
  return {
    update_id: chat * 100_000 + number,
    message: {
      message_id: number,
      from: { ...person, is_bot: false },
      chat: { ...person, type: "private" },
      date: at,
      text,
    },
  };
}

/** Posts an update to a hub's webhook as the platform does. Returns the status; 0 when there was no response. */
export async function postUpdate(
  hubUrl: string,
  bot: Pick<ConnectedBot, "channelId" | "secret">,
  update: JsonObject,
): Promise<number> {
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": bot.secret };
  try {
    const answer = await fetch(`${hubUrl}/hooks/${bot.channelId}`, {
      method: "POST",
      headers,
      body: JSON.stringify(update),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    // The hub is away, which is what some tests are about; a platform would try again.
    return 0;
  }
}
