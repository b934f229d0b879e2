import { hostOf } from "../../../core/kernel/private-hosts.ts";
import { asSentence } from "../../../core/kernel/word-issue.ts";
import type { HealthFinding } from "../../../core/protocol/index.ts";
import type { Answer } from "../api/answer.ts";
import type { Bot } from "../api/bot.ts";

/** Returns what a failed call says about the account. */
export function failureFinding({ settings }: Bot, answer: Exclude<Answer, { kind: "ok" }>): HealthFinding {
  if (answer.kind === "limited")
    return {
      code: "limited",
      severity: "warning",
      text: "Discord asks this server to wait.",
      fix: `Check again in ${Math.ceil(answer.retryAfterMs / 1000)} s.`,
    };
  if (answer.kind === "refused")
    return answer.status === 401
      ? TOKEN_REFUSED
      : { code: "refused", severity: "broken", text: asSentence(`Discord refused: ${answer.description}`) };
  if (answer.isPrivate) return privateAddress(hostOf(settings.apiRoot));
  return {
    code: "unreachable",
    severity: "broken",
    text: `Couldn't reach Discord. ${asSentence(answer.reason)}`,
    fix: "Check the network and the API address, then check again.",
    field: "apiRoot",
  };
}

export const TOKEN_REFUSED: HealthFinding = {
  code: "token_refused",
  severity: "broken",
  text: "Discord rejected the bot token.",
  field: "token",
  action: { href: "https://discord.com/developers/applications" },
  fix: "In the Developer Portal, open your application, then Bot, press Reset Token, and paste the new token here. The client secret and the public key are something else.",
};

const privateAddress = (host: string): HealthFinding => ({
  code: "private_address",
  severity: "broken",
  field: "apiRoot",
  text: `The API address is in a private network (${host}), which channels may not call.`,
  fix: `Add PRIVATE_HOSTS=${host} to the settings of the server, restart it, then check again.`,
});
