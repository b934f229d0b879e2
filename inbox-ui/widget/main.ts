import { startChat, type Chat } from "./chat.ts";
import { colourSheet } from "./colours.ts";
import { openHub, type Appearance, type Hub, type Outcome } from "./hub.ts";
import { openMemory } from "./memory.ts";
import css from "./widget.css?inline";
import { wordsFor } from "./words.ts";

declare global {
  interface Window {
    parley?: Chat;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && window.parley === undefined) {
  const begin = () => embed(script);
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
}

/** Adds the chat to the page that carries our script. */
function embed(script: HTMLScriptElement): void {
  const channelId = script.dataset["channel"] ?? "";
  const host = document.createElement("parley-chat");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheetOf(css)];
  const memory = openMemory(channelId);
  const hub = openHub(new URL(script.src).origin, channelId, memory);
  const words = wordsFor(script.dataset["language"] ?? navigator.language);
  const wasOpen = `parley:open:${channelId}`;
  const chat = startChat(root, hub, memory, words, (open) => remember(wasOpen, open && memory.kept.token !== null));
  window.parley = { open: chat.open, close: chat.close, identify: chat.identify };
  document.body.append(host);
  void appearanceOf(hub).then((appearance) => {
    // A channel that does not exist shows no button that leads nowhere.
    if (appearance.kind !== "ok") return host.remove();
    root.adoptedStyleSheets = [sheetOf(css), colourSheet(appearance.value.colour, appearance.value.side)];
    chat.dress(appearance.value);
    host.dataset["ready"] = "";
    if (recall(wasOpen)) chat.open();
  });
}

/** Asks until the hub answers: a page may stay open for longer than the hub is away. */
async function appearanceOf(hub: Hub): Promise<Outcome<Appearance>> {
  for (let pause = 2_000; ; pause = Math.min(2 * pause, 60_000)) {
    const appearance = await hub.appearance();
    if (appearance.kind !== "again") return appearance;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

function remember(key: string, open: boolean): void {
  try {
    if (open) sessionStorage.setItem(key, "1");
    else sessionStorage.removeItem(key);
  } catch {
    // Without storage the panel starts closed on the next page; nothing else depends on it.
  }
}

function recall(key: string): boolean {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
