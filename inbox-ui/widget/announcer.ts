import type { VisitorMessage } from "../../core/visitors/visitor-message.ts";
import { element } from "./element.ts";
import type { Thread } from "./thread.ts";
import type { Words } from "./words.ts";

export type Announcer = ReturnType<typeof makeAnnouncer>;

/**
 * Announces the team's messages and failures to screen readers, once each; never history or the visitor's own
 * messages.
 */
export function makeAnnouncer(words: Words) {
  const region = element("div", { class: "aside", role: "status", "aria-live": "polite" });
  const known = new Set<string>();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string) => {
    region.replaceChildren(element("p", {}, text));
    clearTimeout(silence);
    // Removed after the announcement, so that a later reader finds only the log.
    silence = setTimeout(() => region.replaceChildren(), 3_000);
  };
  return {
    region,
    /** Marks messages as known without an announcement. */
    learn: (messages: readonly VisitorMessage[]) => messages.forEach((message) => known.add(message.id)),
    announce: (message: VisitorMessage) => {
      if (message.from === "team" && !known.has(message.id))
        say(
          `${message.authorName ?? words.team}: ${message.text.text || message.parts.map((part) => ("fileName" in part ? part.fileName : "")).join(", ")}`,
        );
      known.add(message.id);
    },
    failures: (before: Thread, after: Thread) => {
      const failed = (thread: Thread) =>
        thread.pending.filter((pending) => pending.state === "failed").length;
      if (failed(after) > failed(before)) say(words.failed);
    },
  };
}
