import { createSignal } from "solid-js";

const [asked, setAsked] = createSignal(false);
const [asking, setAsking] = createSignal(false);
let resolve: (given: boolean) => void = () => {};

/** Whether the dialog was ever needed; it stays while it fades. */
export { asked, asking };

/** Asks for the password; resolves to whether the hub took it. Requests that wait at the same time share one dialog. */
export function askForPassword(): Promise<boolean> {
  const before = resolve;
  setAsked(true);
  setAsking(true);
  return new Promise((done) => {
    resolve = (given) => {
      before(given);
      done(given);
    };
  });
}

/** Closes the dialog and goes on with what waits for it, or gives it up. */
export function answerPassword(given: boolean): void {
  setAsking(false);
  resolve(given);
  resolve = () => {};
}
