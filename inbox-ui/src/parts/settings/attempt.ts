import { reasonOf } from "../../words/reason.ts";
import { say } from "../toasts.tsx";

/** Runs what may be refused from a button without a form: a refusal is said in passing. */
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
