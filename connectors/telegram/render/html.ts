import type { Mark, RichText } from "../../../core/protocol/index.ts";

/** Rich text in Telegram's HTML. What a person sees of it is exactly `text`: marks add tags, never letters. */
export function htmlOf({ text, marks }: RichText): string {
  return piecesOf(text, outermostFirst(legal(marks, text.length)));
}

/** The words alone, without the tags that `htmlOf` put around them. */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof LETTERS) => LETTERS[name]);
}

const LETTERS = { amp: "&", lt: "<", gt: ">", quot: '"' } as const;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** Telegram has nothing inside code, no code inside a link and no quote inside a quote. Marks that cross or cover nothing are left out, too. */
function legal(marks: readonly Mark[], length: number): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of outermostFirst(marks)) {
    const inside = mark.start >= 0 && mark.start < mark.end && mark.end <= length;
    if (inside && tagsOf(mark) && kept.every((other) => agree(other, mark))) kept.push(mark);
  }
  return kept;
}

/** Whether `inner`, which starts no earlier than `outer`, may stand beside or inside it. */
function agree(outer: Mark, inner: Mark): boolean {
  if (inner.start >= outer.end) return true;
  if (inner.end > outer.end || isCode(outer) || outer.kind === inner.kind) return false;
  return !(isCode(inner) && (outer.kind === "link" || outer.kind === "mention"));
}

const isCode = ({ kind }: Mark) => kind === "code" || kind === "pre";

const outermostFirst = (marks: readonly Mark[]) =>
  marks.toSorted((a, b) => a.start - b.start || b.end - a.end);

/** `marks` nest and are sorted; the outermost come first and take those inside them along. */
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

/** The tags of a mark; null for one that Telegram cannot show. */
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
    case "mention":
      return /^\d+$/.test(mark.identity ?? "") ? [`<a href="tg://user?id=${mark.identity}">`, "</a>"] : null;
  }
}

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:|tg:\/\/)/i;
