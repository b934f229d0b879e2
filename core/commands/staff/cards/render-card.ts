import { can, type CommandLanguage, type MemberActor } from "../../../access/index.ts";
import { cutText } from "../../../kernel/cut-text.ts";
import type { Card, CardConversation } from "./card.ts";
import { cardWords } from "./card-words.ts";

/**
 * Whom a card is drawn for. `everybody`: those present in a shared chat, all of whom may see the conversation. `anybody`: those present
 * in one where somebody may not, or of whom nothing is known: nothing of the customer is shown. Rights are read when they press.
 */
export type Viewer = MemberActor | "everybody" | "anybody";

/** In which days and hours are written alike everywhere: 24 hours. */
const LOCALES = { en: "en-GB", de: "de" } as const;

/** How much of one message a card quotes. */
const LINE = 200;

/** Draws a conversation's card. Pure. */
export function renderCard(
  conversation: CardConversation,
  viewer: Viewer,
  language: CommandLanguage,
  zone: string,
): Card {
  const status = statusOf(conversation, language, zone);
  const isGuarded = viewer === "anybody";
  const { number, platform, customer } = conversation;
  const head = [`#${number}`, platform, isGuarded ? "" : customer];
  const quoted = isGuarded ? [] : conversation.lines.map((line) => `“${cutText(line, LINE)}”`);
  if (!isGuarded && conversation.further > 0) quoted.push(cardWords[language].further(conversation.further));
  return {
    text: [head.filter(Boolean).join(" · "), ...quoted, status].join("\n"),
    status: `#${conversation.number}: ${status}`,
    buttons: buttonsOf(conversation, viewer),
  };
}

function statusOf(conversation: CardConversation, language: CommandLanguage, zone: string): string {
  const words = cardWords[language];
  const time = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(zone).toLocaleString(LOCALES[language], {
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    });
  const { status, snoozedUntil, assignee, waitingSince, urgent } = conversation;
  return [
    urgent ? words.urgent : "",
    status === "snoozed" && snoozedUntil ? words.snoozedUntil(time(snoozedUntil)) : words.status[status],
    assignee ? words.inCharge(assignee.name) : words.nobody,
    waitingSince && status !== "resolved" ? words.waitingSince(time(waitingSince)) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What the viewer may do, and what makes a difference. */
function buttonsOf(conversation: CardConversation, viewer: Viewer): Card["buttons"] {
  const { number, status, assignee, resource } = conversation;
  const may = (permission: Parameters<typeof can>[1]) =>
    typeof viewer === "string" || can(viewer, permission, resource);
  const open = status !== "resolved";
  const isTheirs = typeof viewer === "string" ? assignee !== null : assignee?.id === viewer.userId;
  return [
    open && !isTheirs && may("conversation.assign") && button("Claim", "Übernehmen", `/claim #${number}`),
    may("conversation.reply") && button("Reply", "Antworten", `/reply #${number}`),
    may("conversation.note") && button("Note", "Notiz", `/note #${number}`),
    open &&
      status !== "snoozed" &&
      may("conversation.snooze") &&
      button("Snooze", "Ruhen", `/snooze #${number}`),
    open
      ? may("conversation.close") && button("Resolve", "Erledigen", `/resolve #${number}`)
      : may("conversation.close") && button("Reopen", "Wieder öffnen", `/reopen #${number}`),
  ].filter((one) => one !== false);
}

const button = (en: string, de: string, command: string) => ({ label: { en, de }, command });
