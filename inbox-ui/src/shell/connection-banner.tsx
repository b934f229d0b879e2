import { Show } from "solid-js";
import { connection } from "../live/stream.ts";
import { shellWords } from "./words/index.ts";
import { Icon } from "../parts/icon.tsx";

/** Shows that the page may be out of date. */
export function ConnectionBanner() {
  return (
    <div role="status">
      <Show when={connection() === "lost"}>
        <p class="banner">
          <Icon name="alert" />
          {navigator.onLine ? shellWords().connection.lost : shellWords().connection.offline}
        </p>
      </Show>
    </div>
  );
}
