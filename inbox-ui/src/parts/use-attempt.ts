import { createSignal } from "solid-js";
import { reasonOf } from "../words/reason.ts";

/** Runs an action of a form: sets busy, and shows a refusal beside the form. */
export function useAttempt() {
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal("");
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFault("");
    try {
      await work();
      return true;
    } catch (error) {
      setFault(reasonOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, run };
}
