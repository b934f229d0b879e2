import { useNavigate } from "@solidjs/router";
import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { offerCommands } from "../../parts/commands.ts";

/** Moves through the list with j and k, and the focus with it; remembers the position of a conversation that left it. */
export function useListKeys(
  rows: () => readonly Conversation[],
  currentId: () => string | undefined,
  hrefOf: (id: string) => string,
): void {
  const navigate = useNavigate();
  let place = 0;
  const step = (by: number) => {
    const at = rows().findIndex((row) => row.id === currentId());
    if (at >= 0) place = at + by;
    else if (currentId() === undefined) place = 0;
    const next = rows()[Math.max(0, Math.min(place, rows().length - 1))];
    if (!next) return;
    navigate(hrefOf(next.id), { scroll: false });
    focusCurrent();
  };
  offerCommands(() => [
    { id: "next", title: inboxWords().keys.next, group: "commands", keys: "j", run: () => step(1) },
    { id: "previous", title: inboxWords().keys.previous, group: "commands", keys: "k", run: () => step(-1) },
  ]);
}

/** Puts the focus on the row of the shown conversation once it is drawn: it would stay where nothing is. */
function focusCurrent(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(".list-row a[aria-current]")?.focus({ preventScroll: true }),
  );
}
