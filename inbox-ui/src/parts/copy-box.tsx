import { createSignal } from "solid-js";
import { words } from "../words/index.ts";
import { copyText } from "./copy-text.ts";

/** Shows a text with a button that copies it. */
export function CopyBox(props: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = createSignal(false);
  const copy = async () => {
    if (!(await copyText(props.text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div class="snippet" role="group" aria-label={props.label}>
      <code>{props.text}</code>
      <button type="button" class="button" data-size="small" onClick={() => void copy()}>
        <span aria-live="polite">{copied() ? words().common.copied : words().common.copy}</span>
      </button>
    </div>
  );
}
