import { createSignal, For, Show } from "solid-js";

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly title: string; readonly run: () => void };
};

const LASTS_MS = 6_000;
const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let last = 0;

/**
 * Shows a toast; the newest three stay a few seconds. One with an action takes the place of an earlier one: of two
 * buttons "Undo", nobody could tell which undoes what.
 */
export function say(text: string, action?: Toast["action"]): void {
  const toast: Toast = { id: ++last, text, ...(action ? { action } : {}) };
  if (action) dropActions();
  setToasts((shown) => [...shown.slice(-2), toast]);
  setTimeout(() => drop(toast.id), LASTS_MS);
}

/** Takes away toasts that offer an action, because something else was done since. */
export const dropActions = () => setToasts((shown) => shown.filter((toast) => toast.action === undefined));

/** Takes away all toasts: another user is signed in, to whom they say nothing. */
export const dropToasts = () => setToasts([]);

const drop = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));

/** Shows the toasts. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={toasts()}>
        {(toast) => (
          <div class="toast">
            <span>{toast.text}</span>
            <Show when={toast.action}>
              {(action) => <ActionButton action={action()} drop={() => drop(toast.id)} />}
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}

function ActionButton(props: { readonly action: NonNullable<Toast["action"]>; readonly drop: () => void }) {
  const press = () => {
    const { run } = props.action;
    props.drop();
    run();
  };
  return (
    <button type="button" class="button" data-kind="link" onClick={press}>
      {props.action.title}
    </button>
  );
}
