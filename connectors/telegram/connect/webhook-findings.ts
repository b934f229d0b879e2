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
        text: "The Bot API address answers, but not like Telegram.",
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
          text: isHooked(account) ? "Telegram delivers to this hub." : "This hub asks Telegram for news.",
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
            "The webhook has no secret, so nothing that arrives is believed.",
            "Connect the bot again.",
          ),
        ]),
    ...(webhook.url === hookUrl ? [] : [addressFinding(webhook.url)]),
    ...(missesNews(webhook)
      ? [
          finding(
            "updates_missing",
            "warning",
            "Telegram was not asked for all the news this hub understands.",
            "Repair the channel.",
            true,
          ),
        ]
      : []),
    ...(webhook.last_error_message ? [errorFinding(webhook)] : []),
    ...(webhook.pending_update_count > BACKLOG
      ? [
          finding(
            "backlog",
            "warning",
            `${webhook.pending_update_count} updates wait at Telegram.`,
            "If the number does not fall, check that the hub is up.",
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
      "Another program's webhook takes this bot's updates, so asking for them is refused.",
      "Repair the channel; it takes the webhook away.",
      true,
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
      true,
    );
  return finding(
    "webhook_elsewhere",
    "broken",
    `Telegram delivers this bot's updates to ${hostOf(url)} instead.`,
    "Repair the channel, unless another program is to keep the bot.",
    true,
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
  const text = `Telegram last failed to deliver${when}: ${last_error_message}.`;
  if (severity === "warning" && REFUSED.test(last_error_message))
    return finding(
      "delivery_failed",
      severity,
      text,
      "Repair the channel: Telegram is told the secret again. If it stays, something before the hub refuses what Telegram brings.",
      true,
    );
  return finding(
    "delivery_failed",
    severity,
    text,
    "Check that the hub's public address answers over https.",
  );
}

/** The hub's response to a wrong secret: Telegram has an old one. */
const REFUSED = /\b403\b/;

function finding(
  code: string,
  severity: HealthFinding["severity"],
  text: string,
  fix: string,
  repairable?: boolean,
): HealthFinding {
  return { code, severity, text, fix, ...(repairable && { repairable }) };
}
