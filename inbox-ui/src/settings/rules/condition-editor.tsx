import { For, Index, Show } from "solid-js";
import type { Condition } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { changeKind, type ConditionKind, KINDS, kindOf, partsOf, withParts } from "./condition-kinds.ts";
import { TestFields } from "./test-fields.tsx";
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
  const kind = () => kindOf(props.condition);
  return (
    <div class="condition">
      <KindField {...props} />
      <Show when={"kind" in props.condition && props.condition}>
        {(test) => <TestFields test={test()} change={props.change} />}
      </Show>
      <Show when={props.remove}>{(remove) => <RemoveButton remove={remove()} />}</Show>
      <Show when={kind() === "all" || kind() === "any"}>
        <Group {...props} />
      </Show>
      <Show when={"not" in props.condition && props.condition}>
        {(negated) => <Negated {...props} condition={negated().not} />}
      </Show>
    </div>
  );
}

function Negated(props: Props) {
  return (
    <div class="group">
      <ConditionEditor
        condition={props.condition}
        change={(not) => props.change({ not })}
        depth={props.depth + 1}
      />
    </div>
  );
}

function KindField(props: Props) {
  const kind = () => kindOf(props.condition);
  const offered = () =>
    KINDS.filter((one) => props.depth < DEPTH_MAX || !["all", "any", "not"].includes(one));
  const choose = (chosen: string) =>
    props.change(changeKind(props.condition, KINDS.find((one) => one === chosen) ?? "all"));
  return (
    <select
      class="input"
      aria-label={rulesWords().condition}
      value={kind()}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <For each={offered()}>
        {(one) => (
          <option value={one} selected={one === kind()}>
            {titleOf(one)}
          </option>
        )}
      </For>
    </select>
  );
}

function titleOf(kind: ConditionKind): string {
  const { all, any, not, kinds } = rulesWords();
  return { all, any, not, ...kinds }[kind];
}

function RemoveButton(props: { readonly remove: () => void }) {
  return (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-shape="icon"
      aria-label={rulesWords().removeCondition}
      onClick={() => props.remove()}
    >
      <Icon name="close" />
    </button>
  );
}

function Group(props: Props) {
  const parts = () => partsOf(props.condition);
  const set = (next: readonly Condition[]) => props.change(withParts(props.condition, next));
  return (
    <div class="group">
      <Show when={parts().length === 0 && kindOf(props.condition) === "all"}>
        <p class="card-soft">{rulesWords().always}</p>
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
      <AddButtons depth={props.depth} add={(part) => set([...parts(), part])} />
    </div>
  );
}

function AddButtons(props: { readonly depth: number; readonly add: (part: Condition) => void }) {
  return (
    <div class="inline">
      <button
        type="button"
        class="button"
        data-size="small"
        onClick={() => props.add({ kind: "text_contains", words: [] })}
      >
        <Icon name="plus" />
        {rulesWords().addCondition}
      </button>
      <Show when={props.depth < DEPTH_MAX - 1}>
        <AddGroupButton add={() => props.add({ any: [] })} />
      </Show>
    </div>
  );
}

function AddGroupButton(props: { readonly add: () => void }) {
  return (
    <button type="button" class="button" data-kind="quiet" data-size="small" onClick={() => props.add()}>
      {rulesWords().addGroup}
    </button>
  );
}
