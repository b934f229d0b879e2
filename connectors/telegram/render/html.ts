import type { Mark, RichText } from "../../../core/protocol/index.ts";

/** Renders rich text as Telegram's HTML. The visible text is exactly `text`: marks add only tags. */
export function htmlOf({ text, marks }: RichText): string {
  return piecesOf(text, outermostFirst(legal(marks, text.length)));
}

/** Whether every mark is carried. */
export const isWholly = ({ text, marks }: RichText): boolean =>
  legal(marks, text.length).length === marks.length;

/** Returns the text without the tags of `htmlOf`. */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof LETTERS) => LETTERS[name]);
}

const LETTERS = { amp: "&", lt: "<", gt: ">", quot: '"' } as const;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/**
 * Drops marks that Telegram refuses: any inside code, code inside a link, quotes inside quotes, crossing and empty
 * ones.
 */
function legal(marks: readonly Mark[], length: number): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of outermostFirst(marks)) {
    const inside = mark.start >= 0 && mark.start < mark.end && mark.end <= length;
    if (inside && tagsOf(mark) && kept.every((other) => agree(other, mark))) kept.push(mark);
  }
  return kept;
}

/** Checks whether `inner`, which starts no earlier than `outer`, may be beside or inside it. */
function agree(outer: Mark, inner: Mark): boolean {
  if (inner.start >= outer.end) return true;
  if (inner.end > outer.end || isCode(outer) || outer.kind === inner.kind) return false;
  return !(isCode(inner) && (outer.kind === "link" || outer.kind === "mention"));
}

const isCode = ({ kind }: Mark) => kind === "code" || kind === "pre";

const outermostFirst = (marks: readonly Mark[]) =>
  marks.toSorted((a, b) => a.start - b.start || b.end - a.end);

/** Renders `marks`, which nest and are sorted: outer ones first, with those inside them. */
function piecesOf(text: string, marks: readonly Mark[], from = 0, to = text.length): string {
  const [mark] = marks;
  if (!mark) return escaped(text.slice(from, to));
  const [open, close] = tagsOf(mark) ?? ["", ""];
  const inner = marks.slice(1).filter((other) => other.start < mark.end);
  const rest = marks.slice(1 + inner.length);
  return (
    escaped(text.slice(from, mark.start)) +
    open +
    piecesOf(text, inner, mark.start, mark.end) +
    close +
    piecesOf(text, rest, mark.end, to)
  );
}

/** Returns the tags of a mark; null for an unsupported one. */
function tagsOf(mark: Mark): readonly [open: string, close: string] | null {
  switch (mark.kind) {
    case "bold":
      return ["<b>", "</b>"];
    case "italic":
      return ["<i>", "</i>"];
    case "underline":
      return ["<u>", "</u>"];
    case "strike":
      return ["<s>", "</s>"];
    case "spoiler":
      return ["<tg-spoiler>", "</tg-spoiler>"];
    case "quote":
      return ["<blockquote>", "</blockquote>"];
    case "code":
      return ["<code>", "</code>"];
    case "pre":
      return mark.language
        ? [`<pre><code class="language-${escaped(mark.language)}">`, "</code></pre>"]
        : ["<pre>", "</pre>"];
    case "link":
      return SAFE_LINK.test(mark.url) ? [`<a href="${escaped(mark.url)}">`, "</a>"] : null;
    case "emoji":
      return null;
    case "mention":
      return /^\d+$/.test(mark.identity ?? "") ? [`<a href="tg://user?id=${mark.identity}">`, "</a>"] : null;
  }
}

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:|tg:\/\/)/i;
