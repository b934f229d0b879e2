import { For } from "solid-js";
import { attempt, saveFaults, setRevoked } from "../live/actions.ts";
import { state, theBot } from "../live/state.ts";
import type { FaultFacts } from "../live/words.ts";

const KINDS: readonly (readonly [string, string, string])[] = [
  ["rate_limit", "Too many requests", "429 with Retry-After"],
  ["server_error", "Server error", "500, request ignored"],
  ["slow", "Slow responses", "3 seconds each"],
  ["lost_answer", "Lost responses", "request done, connection drops"],
  ["lost_request", "Lost requests", "connection drops, request ignored"],
  ["duplicate", "Delivered twice", "the same update twice"],
  ["reorder", "Out of order", "next update overtakes it"],
  ["drop", "Lost deliveries", "retried later"],
  ["expired_file", "Expired files", "downloads return 404"],
];

const OFTEN: readonly (readonly [string, string, Pick<FaultFacts, "probability" | "count">])[] = [
  ["always", "Every time", { probability: 1, count: null }],
  ["once", "Next time only", { probability: 1, count: 1 }],
  ["thrice", "Next three times", { probability: 1, count: 3 }],
  ["half", "Half the time", { probability: 0.5, count: null }],
  ["tenth", "One in ten", { probability: 0.1, count: null }],
];

/** Shows the switches of the faults. */
export function Faults() {
  const ruleOf = (kind: string) => state.faults.rules.find((rule) => rule.kind === kind && rule.count !== 0);
  const put = (kind: string, often: string | null) => {
    const rules = state.faults.rules.filter((rule) => rule.kind !== kind && rule.count !== 0);
    const chosen = OFTEN.find(([name]) => name === often)?.[2];
    void attempt(() => saveFaults(state.faults.seed, chosen ? [...rules, { kind, ...chosen }] : rules));
  };
  const oftenOf = (kind: string) => {
    const rule = ruleOf(kind);
    if (!rule) return "once";
    return (
      OFTEN.find(
        ([, , often]) => often.probability === rule.probability && often.count === rule.count,
      )?.[0] ?? (rule.count === null ? "always" : rule.count === 1 ? "once" : "thrice")
    );
  };
  return (
    <section class="faults" aria-label="Faults">
      <h2>Faults</h2>
      <ul>
        <For each={KINDS}>
          {([kind, title, hint]) => (
            <li>
              <label class="switch">
                <input
                  type="checkbox"
                  role="switch"
                  aria-label={title}
                  checked={ruleOf(kind) !== undefined}
                  onChange={(event) => put(kind, event.currentTarget.checked ? "always" : null)}
                />
                <span class="fault-title">{title}</span>
                <span class="fault-hint">{hint}</span>
              </label>
              <select
                aria-label={`How often: ${title}`}
                disabled={ruleOf(kind) === undefined}
                value={oftenOf(kind)}
                onChange={(event) => put(kind, event.currentTarget.value)}
              >
                <For each={OFTEN}>{([name, words]) => <option value={name}>{words}</option>}</For>
              </select>
            </li>
          )}
        </For>
        <li>
          <label class="switch">
            <input
              type="checkbox"
              role="switch"
              aria-label="Token revoked"
              checked={theBot()?.revoked ?? false}
              onChange={(event) => {
                const revoked = event.currentTarget.checked;
                void attempt(() => setRevoked(revoked));
              }}
            />
            <span class="fault-title">Token revoked</span>
            <span class="fault-hint">401 for everything</span>
          </label>
        </li>
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
}
