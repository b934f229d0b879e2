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
  const tabId = (id: string) => `${prefix}-tab-${id}`;
  const onKey = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex(({ id }) => id === chosen()?.id);
    const isRtl = getComputedStyle(document.documentElement).direction === "rtl";
    const to = new Map([
      ["ArrowRight", at + (isRtl ? -1 : 1)],
      ["ArrowLeft", at + (isRtl ? 1 : -1)],
      ["Home", 0],
      ["End", props.tabs.length - 1],
    ]).get(event.key);
    const next = to === undefined ? undefined : props.tabs.at(to % props.tabs.length);
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
            <button
              type="button"
              role="tab"
              class="tab"
              id={tabId(tab.id)}
              aria-selected={tab.id === chosen()?.id}
              aria-controls={`${prefix}-part`}
              tabindex={tab.id === chosen()?.id ? 0 : -1}
              onClick={() => props.choose(tab.id)}
            >
              {tab.title}
              <Show when={tab.count !== undefined}>
                <span class="tab-count">{tab.count}</span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <div
        class="tab-part"
        role="tabpanel"
        id={`${prefix}-part`}
        aria-labelledby={tabId(chosen()?.id ?? "")}
        tabindex="0"
      >
        {chosen()?.part()}
      </div>
    </div>
  );
}
