/**
 * Remembers the characters before the caret of an editable element. The returned function replaces them by markup,
 * also much later. It does nothing when they have changed, and the caret stays where the user moved it.
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

// Does nothing when the caret is in another field.
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

// Restores the caret where the user went on writing, but leaves another field alone.
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
