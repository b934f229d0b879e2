import { createEffect, createSignal, onCleanup, onMount, Show } from "solid-js";
import { attempt } from "./live/actions.ts";
import { loadTabs } from "./live/load.ts";
import { state } from "./live/state.ts";
import { follow } from "./live/stream.ts";
import { Bench } from "./parts/bench.tsx";
import { People } from "./parts/people.tsx";
import { Phone } from "./parts/phone.tsx";
import { Tabs, type Pane } from "./parts/tabs.tsx";

/**
 * Shows the whole page: users on the left, the phone in the middle, faults and the wire log on the right. A narrow
 * screen shows one at a time.
 */
export function SandboxPage() {
  const [pane, setPane] = createSignal<Pane>("chat");
  onMount(() => void attempt(loadTabs));
  createEffect(() => state.accountId !== null && onCleanup(follow(state.kind, state.accountId)));
  return (
    <div class="sandbox-page" data-pane={pane()} data-platform={state.kind}>
      <People onOpen={() => setPane("chat")} />
      <main class="stand">
        <h1 class="unseen">Sandbox phone</h1>
        <Show when={state.problem}>
          {(problem) => (
            <p class="problem" role="alert">
              {problem()}
            </p>
          )}
        </Show>
        <Phone />
      </main>
      <Bench />
      <Tabs pane={pane()} onPick={setPane} />
    </div>
  );
}
