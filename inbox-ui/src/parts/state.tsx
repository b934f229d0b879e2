import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { words } from "../words/index.ts";
import { reasonOf } from "../words/reason.ts";

const DRAWINGS = {
  tray: "M10 38 20 14a4 4 0 0 1 3.700-2.500h40.600A4 4 0 0 1 68 14l10 24v12a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4zM10 38h18l5 7h22l5-7h18M36 24h16M40 30h8",
  bubble:
    "M18 10h40a5 5 0 0 1 5 5v20a5 5 0 0 1-5 5H36l-11 9v-9h-7a5 5 0 0 1-5-5V15a5 5 0 0 1 5-5zM24 21h28M24 29h18M63 24h7a5 5 0 0 1 5 5v14a5 5 0 0 1-5 5h-2v7l-8-7h-10",
  cloud: "M26 46a11 11 0 0 1-1-22 17 17 0 0 1 32-3 13 13 0 0 1 4 25M38 38l12 12M50 38 38 50",
  people:
    "M34 30a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM16 52c2-11 9-16 18-16s16 5 18 16M57 30a7 7 0 0 0 0-14M58 37c8 1 13 6 14 14",
} as const;

/** Shows an empty list or page: a drawing, a title and the next action. */
export function EmptyState(props: {
  readonly drawing?: keyof typeof DRAWINGS;
  readonly title: string;
  readonly text?: string;
  readonly children?: JSX.Element;
}) {
  return (
    <div class="state">
      <svg class="drawing" viewBox="0 0 88 64" aria-hidden="true">
        <path d={DRAWINGS[props.drawing ?? "tray"]} />
      </svg>
      <h2>{props.title}</h2>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      {props.children}
    </div>
  );
}

/** Shows an error with its reason and a retry. */
export function ErrorState(props: {
  readonly title: string;
  readonly error: unknown;
  readonly retry: () => void;
}) {
  return (
    <div role="alert">
      <EmptyState drawing="cloud" title={props.title} text={reasonOf(props.error)}>
        <button type="button" class="button" onClick={() => props.retry()}>
          {words().common.retry}
        </button>
      </EmptyState>
    </div>
  );
}

/** Shows its children only once the wait is long enough to be noticed. */
export function Patiently(props: { readonly children: JSX.Element }) {
  const [noticed, setNoticed] = createSignal(false);
  const timer = setTimeout(() => setNoticed(true), 150);
  onCleanup(() => clearTimeout(timer));
  return <Show when={noticed()}>{props.children}</Show>;
}
