import type { Mark, RichText } from "../../api/types.ts";

/** The parts of a DOM node that are read, so that tests need no browser. */
export type ReadableNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<ReadableNode>;
  getAttribute?(name: string): string | null;
};

const TEXT = 3;
const KINDS: Readonly<Record<string, "bold" | "italic" | "strike" | "underline" | "code">> = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  S: "strike",
  STRIKE: "strike",
  DEL: "strike",
  U: "underline",
  CODE: "code",
};
const BLOCKS: ReadonlySet<string> = new Set(["DIV", "P", "LI"]);

type Draft = { text: string; readonly marks: Mark[] };

/** Reads an editable element as text and marks, without the browser's padding. */
export function readRichText(root: ReadableNode): RichText {
  const draft: Draft = { text: "", marks: [] };
  readChildren(root, draft);
  return trimmed({ text: draft.text, marks: joined(draft.marks) });
}

function readChildren(node: ReadableNode, draft: Draft): void {
  for (const child of node.childNodes) readNode(child, draft);
}

function readNode(node: ReadableNode, draft: Draft): void {
  if (node.nodeType === TEXT) draft.text += clean(node.nodeValue ?? "");
  else if (node.nodeName === "BR") draft.text += "\n";
  else readElement(node, draft);
}

function readElement(node: ReadableNode, draft: Draft): void {
  if (BLOCKS.has(node.nodeName) && draft.text !== "" && !draft.text.endsWith("\n")) draft.text += "\n";
  const start = draft.text.length;
  readChildren(node, draft);
  const mark = markOf(node, start, draft.text.length);
  if (mark && mark.end > mark.start) draft.marks.push(mark);
}

function markOf(node: ReadableNode, start: number, end: number): Mark | undefined {
  const identity = node.getAttribute?.("data-mention");
  if (identity) return { kind: "mention", identity, start, end };
  const url = node.nodeName === "A" ? node.getAttribute?.("href") : undefined;
  if (url) return { kind: "link", url, start, end };
  const kind = KINDS[node.nodeName];
  return kind && { kind, start, end };
}

// Zero-width spaces keep the caret outside a mark. Hard spaces are the browser's way to keep two in a row.
const clean = (text: string) => text.replaceAll("\u200B", "").replaceAll("\u00A0", " ");

/** Sorts marks and joins neighbours of one kind. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const result: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const at = result.findIndex(
      (other) =>
        other.kind === mark.kind &&
        other.kind !== "link" &&
        other.kind !== "mention" &&
        other.end >= mark.start,
    );
    const before = result[at];
    if (before) result[at] = { ...before, end: Math.max(before.end, mark.end) };
    else result.push(mark);
  }
  return result;
}

/** Trims white space and moves the marks along. */
export function trimmed({ text, marks }: RichText): RichText {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = marks.map((mark) => ({
    ...mark,
    start: Math.max(0, mark.start - start),
    end: Math.min(kept.length, mark.end - start),
  }));
  return { text: kept, marks: moved.filter((mark) => mark.end > mark.start) };
}
