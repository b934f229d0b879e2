import type { Account, HealthFinding } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";
import { timeOf } from "../normalise/time.ts";
import { webhook as webhookSchema } from "../api/results.ts";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import { isHooked } from "./is-hooked.ts";

/** Derives a bot's health from `getWebhookInfo`. */
export function webhookFindings(
  account: Account<Credentials, Settings>,
  info: unknown,
): readonly HealthFinding[] {
  const parsed = webhookSchema.safeParse(info);
  if (!parsed.success)
    return [
      {
        code: "odd_answer",
        severity: "broken",
        field: "apiRoot",
        text: "The Bot API address responds, but not like Telegram.",
        fix: "Check the Bot API address in the channel's settings.",
      },
    ];
  const findings = isHooked(account) ? hookedFindings(account, parsed.data) : polledFindings(parsed.data);
  return findings.length > 0
    ? findings
    : [
        {
          code: "ok",
          severity: "ok",
          text: isHooked(account)
            ? "Connected. Telegram sends new messages to this server."
            : "Connected. This server asks Telegram for new messages.",
        },
      ];
}

type Webhook = ReturnType<typeof webhookSchema.parse>;
const BACKLOG = 100;

function hookedFindings(
  { hookUrl, credentials }: Account<Credentials, Settings>,
  webhook: Webhook,
): readonly HealthFinding[] {
  return [
    ...(credentials.secret
      ? []
      : [
          finding(
            "secret_missing",
            "broken",
            "The webhook has no secret, so new messages are rejected.",
            "Connect the bot again.",
          ),
        ]),
    ...(webhook.url === hookUrl ? [] : [addressFinding(webhook.url)]),
    ...(missesNews(webhook)
      ? [
          finding(
            "updates_missing",
            "warning",
            "Telegram does not send every kind of update that Parley supports.",
            "Repair the channel.",
            "repair",
          ),
        ]
      : []),
    ...(webhook.last_error_message ? [errorFinding(webhook)] : []),
    ...(webhook.pending_update_count > BACKLOG
      ? [
          finding(
            "backlog",
            "warning",
            `${webhook.pending_update_count} updates are waiting at Telegram.`,
            "If the number does not fall, check that Parley is running.",
          ),
        ]
      : []),
  ];
}

function polledFindings({ url }: Webhook): readonly HealthFinding[] {
  if (url === "") return [];
  return [
    finding(
      "webhook_in_the_way",
      "broken",
      "Another app has a webhook for this bot and receives its messages.",
      "Repair the channel to remove that webhook.",
      "repair",
    ),
  ];
}

function addressFinding(url: string): HealthFinding {
  if (url === "")
    return finding(
      "webhook_missing",
      "broken",
      "Telegram has no webhook for this bot.",
      "Repair the channel.",
      "repair",
    );
  return finding(
    "webhook_elsewhere",
    "broken",
    `Telegram sends this bot's messages to ${hostOf(url)} instead.`,
    "Repair the channel, unless another app should keep the bot.",
    "repair",
  );
}

/** A webhook's path often contains a secret. */
const hostOf = (url: string) => URL.parse(url)?.host ?? "another address";

const missesNews = ({ allowed_updates }: Webhook) =>
  !ALLOWED_UPDATES.every((update) => allowed_updates?.includes(update));

function errorFinding({
  last_error_message = "",
  last_error_date,
  pending_update_count,
}: Webhook): HealthFinding {
  const when = last_error_date === undefined ? "" : ` at ${timeOf(last_error_date)}`;
  // Without pending updates, every failed one has been delivered since.
  const severity = pending_update_count > 0 ? "warning" : "ok";
  const text = `Telegram couldn't deliver messages${when}: ${last_error_message}.`;
  if (severity === "warning" && REFUSED.test(last_error_message))
    return finding(
      "delivery_failed",
      severity,
      text,
      "Repair the channel to send Telegram the secret again. If this stays, a proxy in front of Parley rejects the webhooks.",
      "repair",
    );
  return finding("delivery_failed", severity, text, "Check that PUBLIC_URL is reachable over https.");
}

/** The hub's response to a wrong secret: Telegram has an old one. */
const REFUSED = /\b403\b/;

function finding(
  code: string,
  severity: HealthFinding["severity"],
  text: string,
  fix: string,
  action?: "repair",
): HealthFinding {
  return { code, severity, text, fix, ...(action && { action }) };
}
