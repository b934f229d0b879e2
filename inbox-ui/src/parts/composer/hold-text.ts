/**
 * Holds on to the characters before the caret of an editable element. What it answers puts markup in their place, also much
 * later: not when they have become others or are gone, and the caret stays where somebody has moved on to.
 */
export function holdBefore(element: HTMLElement | undefined, length: number): (html: string) => void {
  const held = rangeBefore(element, length);
  const text = held?.toString();
  return (html) => {
    if (
      !element?.isConnected ||
      !held ||
      held.toString() !== text ||
      !element.contains(held.commonAncestorContainer)
    )
      return;
    const back = wayBack(element, held);
    select(held);
    document.execCommand("insertHTML", false, html);
    back();
  };
}

// Not when the caret stands in another field of the page.
function rangeBefore(element: HTMLElement | undefined, length: number): Range | undefined {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection || !(node instanceof Text) || !element?.contains(node)) return undefined;
  return rangeOf(node, Math.max(0, selection.anchorOffset - length), selection.anchorOffset);
}

function select(range: Range): void {
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

// Whoever wrote on goes on where they were; whoever is in another field by now stays there.
function wayBack(element: HTMLElement, held: Range): () => void {
  const field = document.activeElement;
  if (field instanceof HTMLElement && field !== element) return () => field.focus();
  const selection = getSelection();
  const isAtHeld = selection?.anchorNode === held.endContainer && selection.anchorOffset === held.endOffset;
  if (!selection || selection.rangeCount === 0 || isAtHeld) return () => undefined;
  const caret = selection.getRangeAt(0).cloneRange();
  return () => select(caret);
}

function rangeOf(node: Node, start: number, end: number): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
