import { For, Show } from "solid-js";
import { useCounts } from "../../api/queries.ts";
import type { Tab } from "../../live/list-filter.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";

const TABS: readonly Tab[] = ["mine", "unassigned", "all"];
export const LIST_PANEL = "conversation-list";

/** Switches between the tabs with arrow keys. `counted` adds the counts, which are right only without other filters. */
export function ListTabs(props: {
  readonly tab: Tab;
  readonly counted: boolean;
  readonly choose: (tab: Tab) => void;
}) {
  const counts = useCounts();
  let bar: HTMLDivElement | undefined;
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by && TABS[(TABS.indexOf(props.tab) + by + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    props.choose(next);
    bar?.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  };
  return (
    <div class="list-tabs" role="tablist" aria-label={inboxWords().list.tabs} ref={bar} onKeyDown={onKey}>
      <For each={TABS}>
        {(tab) => (
          <button
            type="button"
            class="list-tab"
            role="tab"
            aria-selected={props.tab === tab}
            aria-controls={LIST_PANEL}
            tabindex={props.tab === tab ? 0 : -1}
            onClick={() => props.choose(tab)}
          >
            {inboxWords().list[tab]}
            <Show when={props.counted && counts().data}>
              {(count) => <span class="list-count">{words().common.count(count()[tab])}</span>}
            </Show>
          </button>
        )}
      </For>
    </div>
  );
}
