import type { Account, Connect, HealthFinding, Probe } from "../../core/protocol/index.ts";
import { hostOf } from "../../core/kernel/private-hosts.ts";
import { asSentence } from "../../core/kernel/word-issue.ts";
import { REDIRECTED, type Answer } from "./api/answer.ts";
import { callApi } from "./api.ts";
import type { Credentials, Settings } from "./config.ts";
import { ALLOWED_UPDATES } from "./connect/allowed-updates.ts";
import { guide } from "./connect/guide.ts";
import { isHooked } from "./connect/is-hooked.ts";
import { webhookFindings } from "./connect/webhook-findings.ts";
import { publishMenus } from "./connect/menus/publish.ts";
import { isTokenRefused } from "./send/receipt.ts";
import { bot } from "./api/results.ts";

type Bot = Account<Credentials, Settings>;

/** Sets up a bot. The token identifies it, and our public address decides between webhook and polling. */
export const connect: Connect<Credentials, Settings> = {
  probe,
  install,
  remove,
  publishCommands: publishMenus,
  guide,
};

async function probe(account: Bot): Promise<Probe> {
  const me = await callApi(account, { method: "getMe", params: {} });
  if (me.kind !== "ok") return { account: "", findings: [failure(account, me)] };
  const info = await callApi(account, { method: "getWebhookInfo", params: {} });
  return {
    ...identityOf(me.result),
    findings: info.kind === "ok" ? webhookFindings(account, info.result) : [unseen(account, info)],
  };
}

async function install(account: Bot): Promise<Probe> {
  const answer = await callApi(
    account,
    isHooked(account) ? webhookOf(account) : { method: "deleteWebhook", params: {} },
  );
  if (answer.kind !== "ok") return { account: "", findings: [notRegistered(account, answer)] };
  return probe(account);
}

async function remove(account: Bot): Promise<void> {
  await callApi(account, { method: "deleteWebhook", params: {} });
}

function webhookOf({ hookUrl, credentials }: Bot) {
  return {
    method: "setWebhook",
    params: {
      url: hookUrl,
      secret_token: credentials.secret,
      allowed_updates: [...ALLOWED_UPDATES],
      max_connections: 40,
    },
  };
}

function identityOf(me: unknown): Pick<Probe, "account" | "accountId"> {
  const known = bot.safeParse(me).data;
  return known
    ? { account: known.username ? `@${known.username}` : known.first_name, accountId: String(known.id) }
    : { account: "" };
}

/** The bot answers, so only its deliveries cannot be judged. That must not keep anybody from connecting it. */
function unseen(account: Bot, answer: Exclude<Answer, { kind: "ok" }>): HealthFinding {
  const finding = failure(account, answer);
  if (!PASSING.has(finding.code)) return finding;
  return {
    code: "webhook_unseen",
    severity: "warning",
    text: "The bot answers, but Telegram does not say how its messages are delivered.",
    fix: "Check the channel again in a few minutes.",
  };
}

/** Reports that Telegram lacks our address and secret; until it has them, the hub refuses its webhooks. */
function notRegistered(account: Bot, answer: Exclude<Answer, { kind: "ok" }>): HealthFinding {
  const finding = failure(account, answer);
  return PASSING.has(finding.code)
    ? {
        ...finding,
        fix: "Check the network and PUBLIC_URL, then repair the channel. Until then, new messages may not arrive.",
        action: "repair",
      }
    : finding;
}

/** Failures that a retry may not have. */
const PASSING = new Set(["unreachable", "refused"]);

function failure({ settings }: Bot, answer: Exclude<Answer, { kind: "ok" }>): HealthFinding {
  if (answer.kind !== "refused" && answer.isPrivate) return privateAddress(hostOf(settings.apiRoot));
  if (answer.kind !== "refused")
    return {
      code: "unreachable",
      severity: "broken",
      text: `Couldn't reach Telegram. ${asSentence(answer.reason)}`,
      fix: "Check the network and the Bot API address, then check again.",
    };
  if (isTokenRefused(answer.code, answer.description))
    return {
      code: "token_refused",
      severity: "broken",
      field: "token",
      text: "Telegram rejected the bot token.",
      fix: "Get the token from @BotFather (/token) and paste it here.",
    };
  if (answer.code === REDIRECTED.code)
    return {
      code: "redirected",
      severity: "broken",
      field: "apiRoot",
      text: answer.description,
      fix: "Enter the final address of the Bot API.",
    };
  return { code: "refused", severity: "broken", text: asSentence(`Telegram refused: ${answer.description}`) };
}

/** The Bot API often runs on a nearby server, but only the operator knows which private hosts channels may call. */
const privateAddress = (host: string): HealthFinding => ({
  code: "private_address",
  severity: "broken",
  field: "apiRoot",
  text: `The Bot API address is in a private network (${host}), which channels may not call.`,
  fix: `If you run a Bot API server there, ask your administrator to set PRIVATE_HOSTS=${host} (separate several with commas).`,
});
