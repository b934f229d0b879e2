import { createMemo, createSignal } from "solid-js";
import type { Rule, RuleDraft } from "../../api/types.ts";

/** The edited rule and the version that it started from. */
type EditedRule = { readonly draft: RuleDraft; readonly version: string | undefined };

const NEW: RuleDraft = {
  name: "",
  enabled: true,
  trigger: { kind: "message_received" },
  conditions: { all: [] },
  actions: [{ kind: "reply", text: "" }],
  stop: false,
  cooldownSeconds: 0,
};

/** Edits a rule. It follows the saved rule until the first edit, and ignores it afterwards. */
export function useRuleDraft(saved: () => Rule | undefined) {
  const [edited, setEdited] = createSignal<EditedRule>();
  // Not a signal: fields that report a change only at its end would be reset when the edit starts.
  let pinned: EditedRule | undefined;
  const draft = createMemo(() => (edited() ?? pinned)?.draft ?? draftOf(saved()));
  const version = () => (edited() ?? pinned)?.version;
  /** Pins the current version when an edit starts. */
  const hold = () => void (pinned ??= { draft: draft(), version: saved()?.version });
  const change = (changed: Partial<RuleDraft>) => {
    hold();
    setEdited({ draft: { ...draft(), ...changed }, version: version() });
  };
  /** Bases the edit on the latest saved version. */
  const rebase = () => setEdited({ draft: draft(), version: saved()?.version });
  /** Drops the edit and follows the saved rule again. */
  const release = () => setEdited((pinned = undefined));
  return { draft, version, hold, change, rebase, release };
}

// Leaves out position, runs and version, which the hub sets.
const draftOf = ({
  name,
  enabled,
  trigger,
  conditions,
  actions,
  stop,
  cooldownSeconds,
}: RuleDraft = NEW): RuleDraft => ({ name, enabled, trigger, conditions, actions, stop, cooldownSeconds });
