import { createSignal } from "solid-js";

type Question = {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  /** What the user has to type first: the name of what is lost for good. */
  readonly typed?: string | undefined;
};

const [question, setQuestion] = createSignal<Question | null>(null);
const [asking, setAsking] = createSignal(false);
let resolve: (answer: boolean) => void = () => {};

/** The question on the page; it stays while its dialog fades. */
export { asking, question };

/** Asks before an action that cannot be undone. */
export function confirm(next: Question): Promise<boolean> {
  resolve(false);
  setQuestion(next);
  setAsking(true);
  return new Promise((done) => {
    resolve = done;
  });
}

/** Answers the open question. */
export function answer(yes: boolean): void {
  setAsking(false);
  resolve(yes);
}
