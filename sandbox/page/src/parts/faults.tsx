import { For } from "solid-js";
import { attempt, saveFaults, setAccountSwitch } from "../live/actions.ts";
import { state, theAccount } from "../live/state.ts";
import type { FaultFacts } from "../live/words.ts";

const OFTEN: readonly (readonly [string, string, Pick<FaultFacts, "probability" | "count">])[] = [
  ["always", "Every time", { probability: 1, count: null }],
  ["once", "Next time only", { probability: 1, count: 1 }],
  ["thrice", "Next three times", { probability: 1, count: 3 }],
  ["half", "Half the time", { probability: 0.5, count: null }],
  ["tenth", "One in ten", { probability: 0.1, count: null }],
];

/** Shows the switches of the faults that the platform plays, and those of the account. */
export const Faults = () => (
  <section class="faults" aria-label="Faults">
    <h2>Faults</h2>
    <ul>
      <For each={state.platform?.faults}>{(words) => <Fault {...words} />}</For>
      <For each={theAccount()?.switches}>
        {({ name, title, hint, on }) => (
          <li>
            <Switch
              title={title}
              hint={hint}
              on={on}
              onTurn={(to) => void attempt(() => setAccountSwitch(name, to))}
            />
          </li>
        )}
      </For>
    </ul>
    <label class="seed">
      Random seed
      <input
        type="number"
        step="1"
        value={state.faults.seed}
        onChange={(event) => {
          const seed = Math.trunc(event.currentTarget.valueAsNumber || 1);
          void attempt(() => saveFaults(seed, state.faults.rules));
        }}
      />
    </label>
  </section>
);

function Fault(props: { kind: string; title: string; hint: string }) {
  const rule = () => state.faults.rules.find(({ kind, count }) => kind === props.kind && count !== 0);
  return (
    <li>
      <Switch
        title={props.title}
        hint={props.hint}
        on={rule() !== undefined}
        onTurn={(to) => put(props.kind, to ? "always" : null)}
      />
      <select
        aria-label={`How often: ${props.title}`}
        disabled={rule() === undefined}
        value={oftenOf(rule())}
        onChange={(event) => put(props.kind, event.currentTarget.value)}
      >
        <For each={OFTEN}>{([name, words]) => <option value={name}>{words}</option>}</For>
      </select>
    </li>
  );
}

const Switch = (props: { title: string; hint: string; on: boolean; onTurn: (to: boolean) => void }) => (
  <label class="switch">
    <input
      type="checkbox"
      role="switch"
      aria-label={props.title}
      checked={props.on}
      onChange={(event) => props.onTurn(event.currentTarget.checked)}
    />
    <span class="fault-title">{props.title}</span>
    <span class="fault-hint">{props.hint}</span>
  </label>
);

function put(kind: string, often: string | null): void {
  const rules = state.faults.rules.filter((rule) => rule.kind !== kind && rule.count !== 0);
  const chosen = OFTEN.find(([name]) => name === often)?.[2];
  void attempt(() => saveFaults(state.faults.seed, chosen ? [...rules, { kind, ...chosen }] : rules));
}

function oftenOf(rule: FaultFacts | undefined): string {
  if (!rule) return "once";
  const known = OFTEN.find(
    ([, , often]) => often.probability === rule.probability && often.count === rule.count,
  );
  return known?.[0] ?? (rule.count === null ? "always" : rule.count === 1 ? "once" : "thrice");
}
