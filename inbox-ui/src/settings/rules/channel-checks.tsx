import { For } from "solid-js";
import { useChannels } from "../../api/queries.ts";
import { rulesWords } from "./words/index.ts";

/** Chooses channels, among them those that were removed meanwhile. */
export function ChannelChecks(props: {
  readonly ids: readonly string[];
  readonly change: (ids: readonly string[]) => void;
}) {
  const channels = useChannels();
  const toggle = (id: string, on: boolean) =>
    props.change(on ? [...props.ids, id] : props.ids.filter((other) => other !== id));
  // Nothing counts as removed before the list was read. Removed entries stay visible, because the hub refuses a rule
  // that has them.
  const lost = () => props.ids.filter((id) => channels().data?.items.every((channel) => channel.id !== id));
  return (
    <div class="inline grow" role="group" aria-label={rulesWords().channels}>
      <For each={channels().data?.items}>
        {(channel) => (
          <label class="check">
            <input
              type="checkbox"
              checked={props.ids.includes(channel.id)}
              onChange={(event) => toggle(channel.id, event.currentTarget.checked)}
            />
            {channel.name}
          </label>
        )}
      </For>
      <For each={lost()}>
        {(id) => (
          <label class="check">
            <input type="checkbox" checked onChange={() => toggle(id, false)} />
            <span class="card-warn">{rulesWords().lostChannel}</span>
          </label>
        )}
      </For>
    </div>
  );
}
