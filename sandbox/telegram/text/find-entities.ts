import type { MessageEntity } from "@grammyjs/types";

/** Finds what Telegram marks by itself: commands, mentions, hashtags, addresses. It skips code and links. */
export function findEntities(text: string, marked: readonly MessageEntity[]): MessageEntity[] {
  if (!/[/@#.$]/.test(text)) return [];
  const taken = marked
    .filter(({ type }) => CLOSED.has(type))
    .map(({ offset, length }) => [offset, offset + length] as const);
  const found: MessageEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const lead = match[1]?.length ?? 0;
      const from = match.index + lead;
      const to = from + match[0].length - lead;
      if (taken.some(([start, end]) => from < end && start < to)) continue;
      taken.push([from, to]);
      found.push({ type, offset: from, length: to - from });
    }
  }
  return found;
}

const CLOSED: ReadonlySet<string> = new Set([
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
  "url",
  "email",
  "mention",
  "hashtag",
  "bot_command",
]);

/** Patterns in order of precedence; the first group must stand before the match and is not part of it. */
const PATTERNS = [
  ["email", /(^|[\s(,;:<])[\w.+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/gi],
  [
    "url",
    /(^|[\s(,;:<"'])(?:(?:https?|tg|ton):\/\/[^\s<>"]+[^\s<>".,;:!?)\]'«»]|(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:com|org|net|io|de|me|dev|app|eu|info)\b(?:\/[^\s<>"]*[^\s<>".,;:!?)\]'])?)/gi,
  ],
  ["bot_command", /(^|[^\w/])\/\w{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ["mention", /(^|[^\w@])@[a-z]\w{2,31}(?!\w)/gi],
  ["hashtag", /(^|[^\p{L}\p{N}_#])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
  ["cashtag", /(^|[^\w$])\$[A-Z]{1,8}(?!\w)/g],
] as const;
