import { createMemo, createSignal } from "solid-js";
import type { Rule, RuleDraft } from "../../../api/types.ts";

/** What is being written, and the version it began from. */
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

/** A rule while it is written: all of it follows what is told until the first change here, and none of it after. */
export function useRuleDraft(saved: () => Rule | undefined) {
  const [edited, setEdited] = createSignal<EditedRule>();
  // Not a signal: fields that tell of their change only at its end would be set back by the news that it began.
  let pinned: EditedRule | undefined;
  const draft = createMemo(() => (edited() ?? pinned)?.draft ?? draftOf(saved()));
  const version = () => (edited() ?? pinned)?.version;
  /** Somebody begins to change it. */
  const hold = () => void (pinned ??= { draft: draft(), version: saved()?.version });
  const change = (changed: Partial<RuleDraft>) => {
    hold();
    setEdited({ draft: { ...draft(), ...changed }, version: version() });
  };
  /** Makes of it a change of the version told last. */
  const rebase = () => setEdited({ draft: draft(), version: saved()?.version });
  /** Follows what is told again. */
  const release = () => setEdited((pinned = undefined));
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
