import type { ConnectedBot } from "../../hub/testing/connect-telegram.ts";
import { updateOf } from "../../hub/testing/customer-writes.ts";
import type { Fault } from "./fault.ts";

type HostileRequest = {
  readonly what: string;
  readonly secret: (bot: ConnectedBot) => string;
  readonly body: string;
};

const own = (bot: ConnectedBot) => bot.secret;
const somebody = JSON.stringify(updateOf({ chat: 5_999_999, number: 1, text: "Let me in" }));

const HOSTILE: readonly HostileRequest[] = [
  { what: "a forged secret", secret: (bot) => bot.secret.replace(/./g, "0"), body: somebody },
  { what: "no secret", secret: () => "", body: somebody },
  { what: "half of a JSON text", secret: own, body: somebody.slice(0, 40) },
  {
    what: "more than a platform sends",
    secret: own,
    body: JSON.stringify({ update_id: 1, filler: "x".repeat(11_000_000) }),
  },
];

/** Sends forged, broken and oversized webhooks during the load. Throws when the hub acknowledges one of them. */
export const hostileRequests: Fault = {
  name: "forged, broken and oversized webhooks",
  async strike({ members }, { bot }) {
    const origin = members.find((one) => one.serves)?.url() ?? "";
    for (const { what, secret, body } of HOSTILE) {
      const status = await post(`${origin}/hooks/${bot.channelId}`, secret(bot), body);
      if (status >= 200 && status < 300) throw new Error(`The hub acknowledged ${what}.`);
    }
  },
};

/** Returns the status of the response, or 0 when the hub drops the connection, which counts as a refusal. */
async function post(url: string, secret: string, body: string): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
      body,
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
