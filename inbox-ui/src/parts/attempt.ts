import { reasonOf } from "../words/reason.ts";
import { say } from "./toasts.tsx";

/** Runs an action from a button without a form; shows a refusal as a toast. */
export async function attempt(work: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await work();
    if (done) say(done);
    return true;
  } catch (error) {
    say(reasonOf(error));
    return false;
  }
}
