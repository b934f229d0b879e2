import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";

/** Says by which command something was done or said, and where. Empty for what came from the page. */
export function howItCame({ event }: Pick<LocalMessage, "event">): string {
  const via = event?.facts.via;
  if (typeof via !== "object" || via === null || !("command" in via)) return "";
  const platform = "platform" in via && typeof via.platform === "string" ? via.platform : "";
  return inboxWords().events.via(String(via.command), platform);
}
