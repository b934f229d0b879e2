import { createEffect, onCleanup, Show } from "solid-js";
import { partsWords } from "../words/index.ts";

/** Reads the next page when the end of the list comes into view; the button is for those who do not scroll. */
export function LoadMore(props: { readonly more: (() => void) | undefined; readonly isLoading: boolean }) {
  let button: HTMLButtonElement | undefined;
  const load = () => !props.isLoading && props.more?.();
  createEffect(() => {
    // Watching begins anew after each page: an end that stays in view reports only once.
    if (!props.more || props.isLoading || !button) return;
    const watcher = new IntersectionObserver(([end]) => end?.isIntersecting && load(), {
      rootMargin: "400px",
    });
    watcher.observe(button);
    onCleanup(() => watcher.disconnect());
  });
  return (
    <Show when={props.more}>
      <button
        type="button"
        class="button data-more"
        ref={button}
        aria-disabled={props.isLoading}
        onClick={load}
      >
        {props.isLoading ? partsWords().table.loadingMore : partsWords().table.more}
      </button>
    </Show>
  );
}
