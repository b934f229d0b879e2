import { html, raw } from "hono/html";
import { Marked } from "marked";

/** A piece of the page. */
export type Piece = ReturnType<typeof html>;

/** A chapter of the guide. */
export type Chapter = { readonly id: string; readonly title: string; readonly body: Piece };

/** Renders our own guide (docs/api.md), chapter by chapter; what stands before its first heading is the introduction. */
export function renderGuide(markdown: string): readonly Chapter[] {
  const [start = "", ...chapters] = markdown.split(/^## /m);
  const introduction = start.replace(/^# .*\n/, "");
  return [
    { id: "introduction", title: "Introduction", body: renderMarkdown(introduction) },
    ...chapters.map((chapter) => {
      const [title = "", ...lines] = chapter.split("\n");
      return { id: slugOf(title), title, body: renderMarkdown(lines.join("\n")) };
    }),
  ];
}

/** A name for addresses: `Writing once` is `writing-once`. */
export const slugOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

const marked = new Marked({
  renderer: {
    code: ({ text, lang }) =>
      `<pre tabindex="0" data-language="${lang ?? ""}"><code>${escape(text)}</code></pre>`,
    heading({ text, tokens, depth }) {
      return `<h${depth} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>`;
    },
    // The guide stands beside other guides, to which the page has no way.
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(https?:|#)/.test(href) ? `<a href="${escape(href)}">${text}</a>` : text;
    },
    table({ header, rows }) {
      const cells = (row: typeof header, tag: "th" | "td") =>
        row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("");
      return `<div class="table" tabindex="0"><table><thead><tr>${cells(header, "th")}</tr></thead><tbody>${rows
        .map((row) => `<tr>${cells(row, "td")}</tr>`)
        .join("")}</tbody></table></div>`;
    },
  },
});

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const renderMarkdown = (markdown: string): Piece => html`${raw(marked.parse(markdown, { async: false }))}`;

/** Renders a line of a description, of whose Markdown we write only `code`. */
export const prose = (text = ""): readonly (string | Piece)[] =>
  text.split("`").map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece));
