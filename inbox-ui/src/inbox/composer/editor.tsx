import { createSignal } from "solid-js";
import type { RichText } from "../../api/types.ts";
import { holdBefore } from "./hold-text.ts";
import { createOwnSpace } from "./own-space.ts";
import { pastedFiles } from "./pasted-files.ts";
import { readRichText } from "./read-rich-text.ts";
import { shorthandIn } from "./shorthand.ts";
import { toHtml } from "./to-html.ts";

export type Format = "bold" | "italic" | "strike" | "code";
/** The operations of the composer on the text. */
export type EditorHandle = {
  read(): RichText;
  write(text: RichText): void;
  focus(): void;
  blur(): void;
  format(kind: Format): void;
  link(url: string): void;
  /** Inserts markup at the caret. */
  insert(html: string): void;
  /** Remembers the characters before the caret. The returned function replaces them by markup if they are unchanged. */
  hold(length: number): (html: string) => void;
  keepSelection(): void;
};
type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly listId: string | undefined;
  readonly activeId: string | undefined;
  readonly handle: (handle: EditorHandle) => void;
  readonly changed: (text: RichText, before: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

const FORMATS = { bold: "bold", italic: "italic", strike: "strikeThrough" } as const;

/**
 * Edits rich text. The browser edits and undoes a few inline tags. The content is read back as text and marks, and a
 * paste becomes plain text.
 */
export function Editor(props: Props) {
  const [isEmpty, setEmpty] = createSignal(true);
  const ownSpace = createOwnSpace();
  let element: HTMLDivElement | undefined;
  const changed = () => {
    setEmpty(hasNothing(element));
    props.changed(readFrom(element), textBefore(element));
  };
  const onInput = (event: InputEvent) => {
    if (event.inputType === "insertText") expandShorthand(element);
    changed();
  };
  return (
    <div
      class="editor"
      ref={(node) => {
        element = node;
        props.handle(makeHandle(node, changed, ownSpace.added));
      }}
      contenteditable="true"
      role="textbox"
      aria-multiline="true"
      aria-label={props.label}
      aria-haspopup="listbox"
      aria-controls={props.listId}
      aria-activedescendant={props.activeId}
      data-placeholder={props.placeholder}
      data-empty={isEmpty() ? "" : undefined}
      dir="auto"
      spellcheck={true}
      onBeforeInput={(event) =>
        ownSpace.isThere(event.data) && textBefore(element).endsWith(" ") && event.preventDefault()
      }
      onInput={onInput}
      onPaste={(event) => paste(event, props.onFiles)}
      onKeyDown={(event) => props.onKey(event)}
      onKeyUp={(event) => event.key.startsWith("Arrow") && changed()}
      onDrop={(event) => event.preventDefault()}
    />
  );
}

function makeHandle(element: HTMLElement, changed: () => void, spaceAdded: () => void): EditorHandle {
  const selection = keepSelectionOf(element);
  const apply = (command: string, value?: string) => {
    selection.restore();
    document.execCommand(command, false, value);
  };
  return {
    read: () => readFrom(element),
    write: (text) => {
      element.innerHTML = toHtml(text);
      changed();
    },
    focus: () => toEnd(element),
    blur: () => element.blur(),
    format: (kind) =>
      kind === "code"
        ? apply("insertHTML", `<code>${escapedSelection()}</code>\u200B`)
        : apply(FORMATS[kind]),
    link: (url) =>
      selection.text() === ""
        ? apply("insertHTML", toHtml({ text: url, marks: [] }))
        : apply("createLink", url),
    insert: (html) => apply("insertHTML", html),
    hold: (length) => {
      const fill = holdBefore(element, length);
      return (html) => {
        fill(html);
        if (/(?: |&nbsp;)$/.test(html)) spaceAdded();
      };
    },
    keepSelection: selection.keep,
  };
}

/** Keeps what is selected while a button or a popover has the focus. */
function keepSelectionOf(element: HTMLElement) {
  let kept: Range | undefined;
  return {
    keep: () => {
      const selection = getSelection();
      const isHere = selection && selection.rangeCount > 0 && element.contains(selection.anchorNode);
      kept = isHere ? selection.getRangeAt(0).cloneRange() : undefined;
    },
    restore: () => {
      element.focus();
      if (kept) {
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(kept);
      }
      kept = undefined;
    },
    text: () => kept?.toString() ?? getSelection()?.toString() ?? "",
  };
}

const readFrom = (element: HTMLElement | undefined): RichText =>
  element ? readRichText(element) : { text: "", marks: [] };

const hasNothing = (element: HTMLElement | undefined): boolean =>
  (element?.textContent ?? "").replaceAll("\u200B", "") === "" &&
  element?.querySelector("br + br, [data-mention]") === null;

function paste(event: ClipboardEvent, take: (files: readonly File[]) => void): void {
  event.preventDefault();
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const files = pastedFiles([...(event.clipboardData?.files ?? [])], text);
  if (files.length > 0) return take(files);
  document.execCommand("insertText", false, text);
}

function textBefore(element: HTMLElement | undefined): string {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection?.isCollapsed || !(node instanceof Text) || !element?.contains(node)) return "";
  return node.data.slice(0, selection.anchorOffset).replaceAll("\u00A0", " ");
}

// The caret would stay inside the mark, so a zero-width character follows it.
function expandShorthand(element: HTMLElement | undefined): void {
  const found = shorthandIn(textBefore(element));
  if (found === undefined || getSelection()?.anchorNode?.parentElement?.closest("code")) return;
  holdBefore(
    element,
    found.length,
  )(`<${found.tag}>${toHtml({ text: found.inner, marks: [] })}</${found.tag}>\u200B`);
}

function toEnd(element: HTMLElement | undefined): void {
  if (!element) return;
  element.focus();
  getSelection()?.selectAllChildren(element);
  getSelection()?.collapseToEnd();
}

const escapedSelection = () => toHtml({ text: getSelection()?.toString() || "\u200B", marks: [] });
