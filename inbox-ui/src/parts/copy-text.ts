import { words } from "../words/index.ts";
import { say } from "./toasts.tsx";

/** Copies a text; returns whether that worked and shows a failure. */
export async function copyText(text: string): Promise<boolean> {
  const copied = (await byClipboard(text)) || byCommand(text);
  if (!copied) say(words().common.notCopied);
  return copied;
}

// A page over plain http has no clipboard API.
async function byClipboard(text: string): Promise<boolean> {
  try {
    if (!("clipboard" in navigator)) return false;
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The browser refused; the command may still work.
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
