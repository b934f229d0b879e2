import { createMemo, createSignal } from "solid-js";
import type { Rule, RuleDraft } from "../../../api/types.ts";

/** What is being written, and the version it began from. */
type Begun = { readonly draft: RuleDraft; readonly version: string | undefined };

const NEW: RuleDraft = {
  name: "",
  enabled: true,
  trigger: { kind: "message_received" },
  conditions: { all: [] },
  actions: [{ kind: "reply", text: "" }],
  stop: false,
  cooldownSeconds: 0,
};

/** A rule while it is written: all of it follows what is told until the first change here, and none of it after. */
export function useRuleDraft(told: () => Rule | undefined) {
  const [begun, setBegun] = createSignal<Begun>();
  // Not a signal: fields that tell of their change only at its end would be set back by the news that it began.
  let held: Begun | undefined;
  const draft = createMemo(() => (begun() ?? held)?.draft ?? draftOf(told()));
  const version = () => (begun() ?? held)?.version;
  /** Somebody begins to change it. */
  const hold = () => void (held ??= { draft: draft(), version: told()?.version });
  const change = (changed: Partial<RuleDraft>) => {
    hold();
    setBegun({ draft: { ...draft(), ...changed }, version: version() });
  };
  /** Makes of it a change of the version told last. */
  const rebase = () => setBegun({ draft: draft(), version: told()?.version });
  /** Follows what is told again. */
  const release = () => setBegun((held = undefined));
  return { draft, version, hold, change, rebase, release };
}

// Not its place, its runs or its version, which are the hub's to say.
const draftOf = ({
  name,
  enabled,
  trigger,
  conditions,
  actions,
  stop,
  cooldownSeconds,
}: RuleDraft = NEW): RuleDraft => ({ name, enabled, trigger, conditions, actions, stop, cooldownSeconds });
