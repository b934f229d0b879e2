import { For, type JSX, Show } from "solid-js";
import { createUniqueId } from "solid-js";
import "../styles/tabs.css";

export type Tab = {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly part: () => JSX.Element;
};

type Props = {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
};

/** Shows one of several parts. Arrows move between the tabs and choose; Tab leads into the part. */
export function Tabs(props: Props) {
  const prefix = createUniqueId();
  const chosen = () => props.tabs.find(({ id }) => id === props.chosen) ?? props.tabs[0];
  const partId = `${prefix}-part`;
  const tabId = (id: string) => `${prefix}-tab-${id}`;
  const onKey = (event: KeyboardEvent) => {
    const next = tabAt(event.key, props.tabs, chosen());
    if (!next) return;
    event.preventDefault();
    props.choose(next.id);
    document.getElementById(tabId(next.id))?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={props.label} onKeyDown={onKey}>
        <For each={props.tabs}>
          {(tab) => (
            <TabButton
              tab={tab}
              id={tabId(tab.id)}
              partId={partId}
              isChosen={tab.id === chosen()?.id}
              choose={() => props.choose(tab.id)}
            />
          )}
        </For>
      </div>
      <div
        class="tab-part"
        role="tabpanel"
        id={partId}
        aria-labelledby={tabId(chosen()?.id ?? "")}
        tabindex="0"
      >
        {chosen()?.part()}
      </div>
    </div>
  );
}

/** Returns the tab that a key leads to from the chosen one. */
function tabAt(key: string, tabs: readonly Tab[], chosen: Tab | undefined): Tab | undefined {
  const at = tabs.findIndex(({ id }) => id === chosen?.id);
  const isRtl = getComputedStyle(document.documentElement).direction === "rtl";
  const to = new Map([
    ["ArrowRight", at + (isRtl ? -1 : 1)],
    ["ArrowLeft", at + (isRtl ? 1 : -1)],
    ["Home", 0],
    ["End", tabs.length - 1],
  ]).get(key);
  return to === undefined ? undefined : tabs.at(to % tabs.length);
}

function TabButton(props: {
  readonly tab: Tab;
  readonly id: string;
  readonly partId: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
}) {
  return (
    <button
      type="button"
      role="tab"
      class="tab"
      id={props.id}
      aria-selected={props.isChosen}
      aria-controls={props.partId}
      tabindex={props.isChosen ? 0 : -1}
      onClick={() => props.choose()}
    >
      {props.tab.title}
      <Show when={props.tab.count !== undefined}>
        <span class="tab-count">{props.tab.count}</span>
      </Show>
    </button>
  );
}
