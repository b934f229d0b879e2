import { commands } from "../parts/commands.ts";

const SEQUENCE_MS = 1_200;

/** Runs commands by their keys until `signal` ends it: single keys outside of text fields, `g i` as a sequence. */
export function listenToKeys(openPalette: () => void, signal: AbortSignal): void {
  let before = "";
  let at = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      return openPalette();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    const sequence = event.timeStamp - at < SEQUENCE_MS && before !== "" ? `${before} ${event.key}` : "";
    before = event.key;
    at = event.timeStamp;
    const command =
      commands().find(({ keys }) => keys === sequence) ?? commands().find(({ keys }) => keys === event.key);
    if (command === undefined) return;
    event.preventDefault();
    before = "";
    command.run();
  };
  addEventListener("keydown", onKey, { signal });
}

// Ignores keys in text fields, and where a menu or dialog listens.
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A menu that is closing may still hold the focus, so it does not count.
  if (target.closest("[role=dialog][data-closed], [role=menu][data-closed]")) return false;
  return (
    target.isContentEditable ||
    target.closest(
      "input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog], [role=menu], [role=listbox]",
    ) !== null
  );
}
