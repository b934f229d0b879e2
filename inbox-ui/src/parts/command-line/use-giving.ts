import { createSignal } from "solid-js";
import { giveCommand } from "../../api/commands.ts";
import type { GivenCommand } from "../../api/types.ts";
import { language } from "../../words/language.ts";
import { reasonOf } from "../../words/reason.ts";
import { say } from "../toasts.tsx";

export type Giving = ReturnType<typeof useGiving>;

/** Gives lines to the hub. What was done is said in a toast, with a way back where there is one; anything else is an answer to show. */
export function useGiving(conversationId: () => string | undefined) {
  const [answer, setAnswer] = createSignal<GivenCommand>();
  const [isGiving, setGiving] = createSignal(false);
  /** Resolves to whether it was done. */
  const give = async (line: string): Promise<boolean> => {
    if (isGiving()) return false;
    setGiving(true);
    setAnswer(undefined);
    try {
      const about = conversationId();
      const given = await giveCommand({
        line: line.trim(),
        language: language(),
        ...(about !== undefined && { conversationId: about }),
      });
      if (given.outcome === "done") sayDone(given, give);
      else setAnswer(given);
      return given.outcome === "done";
    } catch (error) {
      say(reasonOf(error));
      return false;
    } finally {
      setGiving(false);
    }
  };
  return { answer, forget: () => setAnswer(undefined), isGiving, give };
}

function sayDone({ text, buttons: [further] }: GivenCommand, give: (line: string) => Promise<boolean>): void {
  say(text, further && { title: further.label, run: () => void give(further.line) });
}
