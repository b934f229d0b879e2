import { words } from "../words/index.ts";
import { say } from "./toasts.tsx";

/** Copies a text and answers whether that worked; when it did not, it says so. */
export async function copyText(text: string): Promise<boolean> {
  const copied = (await byClipboard(text)) || byCommand(text);
  if (!copied) say(words().common.notCopied);
  return copied;
}

// Over plain http a page has no clipboard of its own.
async function byClipboard(text: string): Promise<boolean> {
  try {
    if (!("clipboard" in navigator)) return false;
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the browser: the command may still be allowed.
    return false;
  }
}

function byCommand(text: string): boolean {
  let copied = false;
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData("text/plain", text);
    copied = event.clipboardData !== null;
  };
  document.addEventListener("copy", give, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", give, { capture: true });
  return copied;
}
