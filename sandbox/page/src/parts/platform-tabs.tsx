import { For, Show } from "solid-js";
import { attempt } from "../live/actions.ts";
import { openPlatform, openTab } from "../live/load.ts";
import { state, theTab } from "../live/state.ts";

/** Shows the platforms to play on. One without a channel can be opened: its connector does not run before. */
export const PlatformTabs = () => (
  <>
    <Show when={state.tabs.length > 1}>
      <nav class="platforms" aria-label="Platforms">
        <For each={state.tabs}>
          {({ kind, name }) => (
            <button
              type="button"
              aria-current={kind === state.kind ? "page" : undefined}
              onClick={() => pick(kind)}
            >
              {name}
            </button>
          )}
        </For>
      </nav>
    </Show>
    <Show when={theTab()?.open === false && theTab()}>
      {(tab) => (
        <div class="closed">
          <p>No channel here yet. Opening {tab().name} connects a simulated account to the inbox.</p>
          <button type="button" class="button" onClick={() => void attempt(() => openPlatform(tab().kind))}>
            Open {tab().name}
          </button>
        </div>
      )}
    </Show>
  </>
);

function pick(kind: string): void {
  history.replaceState(null, "", `#${kind}`);
  void attempt(() => openTab(kind));
}
