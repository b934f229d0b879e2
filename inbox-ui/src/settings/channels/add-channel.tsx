import { createSignal, For, Show } from "solid-js";
import { useConnectors } from "../../api/queries.ts";
import type { Connector } from "../../api/types.ts";
import { PlatformMark } from "../../parts/platform-mark.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { SetUp } from "./set-up.tsx";
import { channelsWords } from "./words/index.ts";

/** Adds an account: the platform, then its connector's form beside its guide. */
export function AddChannel() {
  const connectors = useConnectors();
  const [chosen, choose] = createSignal<Connector>();
  const say = () => channelsWords();
  return (
    <SettingsPage title={say().add} lead={chosen() ? undefined : say().choose} width="wide">
      <Show
        when={chosen()}
        keyed
        fallback={
          <ReadState of={connectors()} emptyTitle={say().empty}>
            {(items) => <Platforms connectors={items()} choose={choose} />}
          </ReadState>
        }
      >
        {(connector) => <SetUp connector={connector} back={() => choose(undefined)} />}
      </Show>
    </SettingsPage>
  );
}

function Platforms(props: {
  readonly connectors: readonly Connector[];
  readonly choose: (connector: Connector) => void;
}) {
  return (
    <ul class="choices">
      <For each={props.connectors}>
        {(connector) => (
          <li>
            <button type="button" class="choice" onClick={() => props.choose(connector)}>
              <PlatformMark connector={connector.kind} />
              {connector.name}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
