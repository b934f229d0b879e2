import { For, Index, Match, Show, Switch } from "solid-js";
import { useChannels } from "../../api/queries.ts";
import type { Condition } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { changeKind, type ConditionKind, KINDS, kindOf, partsOf, withParts } from "./condition-kinds.ts";
import { rulesWords } from "./words/index.ts";

type Props = {
  readonly condition: Condition;
  readonly change: (next: Condition) => void;
  readonly remove?: () => void;
  readonly depth: number;
};

const DEPTH_MAX = 4;

/** Edits a condition and the parts of a group; the form nests as the condition does. */
export function ConditionEditor(props: Props) {
  const say = () => rulesWords();
  const kind = () => kindOf(props.condition);
  const titles = (): Record<ConditionKind, string> => ({
    all: say().all,
    any: say().any,
    not: say().not,
    ...say().kinds,
  });
  const offered = () =>
    KINDS.filter((one) => props.depth < DEPTH_MAX || !["all", "any", "not"].includes(one));
  return (
    <div class="condition">
      <select
        class="input"
        aria-label={say().condition}
        value={kind()}
        onChange={(event) =>
          props.change(
            changeKind(props.condition, KINDS.find((one) => one === event.currentTarget.value) ?? "all"),
          )
        }
      >
        <For each={offered()}>
          {(one) => (
            <option value={one} selected={one === kind()}>
              {titles()[one]}
            </option>
          )}
        </For>
      </select>
      <Switch>
        <Match
          when={"kind" in props.condition && props.condition.kind === "text_contains" && props.condition}
        >
          {(test) => (
            <input
              class="input grow"
              required
              aria-label={say().words}
              placeholder={say().words}
              value={test().words.join(", ")}
              onChange={(event) =>
                props.change({ kind: "text_contains", words: split(event.currentTarget.value) })
              }
            />
          )}
        </Match>
        <Match when={"kind" in props.condition && props.condition.kind === "text_matches" && props.condition}>
          {(test) => (
            <input
              class="input grow"
              required
              maxlength="500"
              aria-label={say().pattern}
              placeholder={say().pattern}
              spellcheck={false}
              value={test().pattern}
              onChange={(event) => props.change({ kind: "text_matches", pattern: event.currentTarget.value })}
            />
          )}
        </Match>
        <Match
          when={"kind" in props.condition && props.condition.kind === "business_hours" && props.condition}
        >
          {(test) => (
            <select
              class="input"
              aria-label={say().kinds.business_hours}
              onChange={(event) =>
                props.change({ kind: "business_hours", open: event.currentTarget.value === "open" })
              }
            >
              <option value="open" selected={test().open}>
                {say().hoursOpen}
              </option>
              <option value="closed" selected={!test().open}>
                {say().hoursClosed}
              </option>
            </select>
          )}
        </Match>
        <Match when={"kind" in props.condition && props.condition.kind === "channel" && props.condition}>
          {(test) => (
            <ChannelChecks
              ids={test().channelIds}
              change={(channelIds) => props.change({ kind: "channel", channelIds })}
            />
          )}
        </Match>
      </Switch>
      <Show when={props.remove}>
        {(remove) => (
          <button
            type="button"
            class="button"
            data-kind="quiet"
            data-shape="icon"
            aria-label={say().removeCondition}
            onClick={() => remove()()}
          >
            <Icon name="close" />
          </button>
        )}
      </Show>
      <Show when={kind() === "all" || kind() === "any"}>
        <Group {...props} />
      </Show>
      <Show when={"not" in props.condition && props.condition}>
        {(negated) => (
          <div class="group">
            <ConditionEditor
              condition={negated().not}
              change={(not) => props.change({ not })}
              depth={props.depth + 1}
            />
          </div>
        )}
      </Show>
    </div>
  );
}

function Group(props: Props) {
  const say = () => rulesWords();
  const parts = () => partsOf(props.condition);
  const set = (next: readonly Condition[]) => props.change(withParts(props.condition, next));
  return (
    <div class="group">
      <Show when={parts().length === 0 && kindOf(props.condition) === "all"}>
        <p class="card-soft">{say().always}</p>
      </Show>
      <Index each={parts()}>
        {(part, index) => (
          <ConditionEditor
            condition={part()}
            change={(next) => set(parts().map((one, other) => (other === index ? next : one)))}
            remove={() => set(parts().filter((_, other) => other !== index))}
            depth={props.depth + 1}
          />
        )}
      </Index>
      <div class="inline">
        <button
          type="button"
          class="button"
          data-size="small"
          onClick={() => set([...parts(), { kind: "text_contains", words: [] }])}
        >
          <Icon name="plus" />
          {say().addCondition}
        </button>
        <Show when={props.depth < DEPTH_MAX - 1}>
          <button
            type="button"
            class="button"
            data-kind="quiet"
            data-size="small"
            onClick={() => set([...parts(), { any: [] }])}
          >
            {say().addGroup}
          </button>
        </Show>
      </div>
    </div>
  );
}

function ChannelChecks(props: {
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

const split = (text: string) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
