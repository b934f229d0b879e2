import type { Mark, RichText } from "../../core/protocol/rich-text.ts";

/** A piece of text with the same marks. */
export type Segment = { readonly text: string; readonly marks: readonly Mark[] };

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i;
const BARE_LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/gi;
const TAGS: Partial<Record<Mark["kind"], keyof HTMLElementTagNameMap>> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
  code: "code",
  pre: "code",
  quote: "q",
};

/** Draws formatted text as nodes, never as markup, so that nothing in it can run. */
export function drawText(text: RichText): DocumentFragment {
  const drawing = document.createDocumentFragment();
  for (const { text: words, marks } of segmentsOf(text))
    drawing.append(marks.reduceRight<Node>(wrap, document.createTextNode(words)));
  return drawing;
}

/** Cuts text where marks begin and end. Bare web addresses become links; only web, mail and telephone schemes do. */
export function segmentsOf({ text, marks }: RichText): readonly Segment[] {
  const wanted = [
    ...marks.filter((mark) => mark.kind !== "link" || SAFE_LINK.test(mark.url)),
    ...bareLinks(text, marks),
  ];
  const cuts = [...new Set([0, text.length, ...wanted.flatMap((mark) => [mark.start, mark.end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    return {
      text: text.slice(start, end),
      marks: wanted.filter((mark) => mark.start <= start && mark.end >= end),
    };
  });
}

function bareLinks(text: string, marks: readonly Mark[]): readonly Mark[] {
  const taken = (at: number) =>
    marks.some((mark) => ["link", "code", "pre"].includes(mark.kind) && mark.start <= at && at < mark.end);
  return [...text.matchAll(BARE_LINK)]
    .filter((found) => !taken(found.index))
    .map((found) => ({
      kind: "link",
      start: found.index,
      end: found.index + found[0].length,
      url: found[0],
    }));
}

function wrap(inner: Node, mark: Mark): Node {
  const wrapper = document.createElement(mark.kind === "link" ? "a" : (TAGS[mark.kind] ?? "span"));
  wrapper.dataset["mark"] = mark.kind;
  if (mark.kind === "link") {
    wrapper.setAttribute("href", mark.url);
    wrapper.setAttribute("target", "_blank");
    wrapper.setAttribute("rel", "noopener noreferrer nofollow");
  }
  wrapper.append(inner);
  return wrapper;
}
