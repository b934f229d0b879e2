import { startChat, type Chat } from "./chat.ts";
import { colourSheet } from "./colours.ts";
import { openHub, type Appearance, type Hub, type Outcome } from "./hub.ts";
import { openMemory } from "./memory.ts";
import { openTab } from "./tab.ts";
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

/** Adds the chat to the page of our script. */
function embed(script: HTMLScriptElement): void {
  const channelId = script.dataset["channel"] ?? "";
  const host = document.createElement("parley-chat");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheetOf(css)];
  const memory = openMemory(channelId);
  const hub = openHub(new URL(script.src).origin, channelId, memory);
  const words = wordsFor(script.dataset["language"] ?? navigator.language);
  const tab = openTab(channelId, () => memory.kept.token !== null);
  const chat = startChat(root, hub, memory, tab, words);
  window.parley = { open: chat.open, close: chat.close, identify: chat.identify };
  stay(host);
  void appearanceOf(hub).then((appearance) => {
    // An unknown channel shows no button.
    if (appearance.kind !== "ok") return host.remove();
    root.adoptedStyleSheets = [sheetOf(css), colourSheet(appearance.value.colour, appearance.value.side)];
    chat.dress(appearance.value);
    host.dataset["ready"] = "";
    if (tab.recall("open") !== "") chat.open();
  });
}

/** Adds the chat to the page's body and to each later one: some frameworks replace the body and run no script twice. */
function stay(host: HTMLElement): void {
  const add = () => void (document.body && !host.isConnected && document.body.append(host));
  add();
  new MutationObserver(add).observe(document.documentElement, { childList: true });
}

/** Retries until the hub answers, because a page may stay open for longer than an outage. */
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
