import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import { ApiError } from "../../../api/client.ts";
import { changeRule, createRule, deleteRule } from "../../../api/library.ts";
import { readAgain, renew } from "../../../api/query-client.ts";
import { useMay } from "../../../api/session.ts";
import type { Rule, RuleDraft } from "../../../api/types.ts";
import { words } from "../../../words/index.ts";
import { settingsWords } from "../../../words/settings/index.ts";
import { confirm } from "../../confirm.ts";
import { Icon } from "../../icon.tsx";
import { say as tell } from "../../toasts.tsx";
import { attempt } from "../attempt.ts";
import { Field } from "../field.tsx";
import { FormFoot } from "../form-foot.tsx";
import { SettingsPage } from "../page.tsx";
import { useAttempt } from "../use-attempt.ts";
import { ActionsEditor } from "./actions-editor.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { RuleTrial } from "./rule-trial.tsx";

const MINUTE = 60;

/** What is being written, and the version it began from. */
type Begun = { readonly draft: RuleDraft; readonly version: string | undefined };

const NEW: RuleDraft = { name: "", enabled: true, trigger: { kind: "message_received" }, conditions: { all: [] }, actions: [{ kind: "reply", text: "" }], stop: false, cooldownSeconds: 0 };

/** One rule: when it holds, what it does, and what would happen. All of it follows what is told until the first change here, and none of it after. `gone`: somebody removed it meanwhile. */
export function RuleEditor(props: { readonly rule: Rule | undefined; readonly gone: boolean }) {
  const navigate = useNavigate();
  const may = useMay();
  const { busy, fault, run } = useAttempt();
  const [begun, setBegun] = createSignal<Begun>();
  // Not a signal: fields that tell of their change only at its end would be set back by the news that it began.
  let held: Begun | undefined;
  const shown = createMemo(() => (begun() ?? held)?.draft ?? draftOf(props.rule));
  const hold = () => void (held ??= { draft: shown(), version: props.rule?.version });
  const change = (changed: Partial<RuleDraft>) => {
    hold();
    setBegun((before) => ({ draft: { ...shown(), ...changed }, version: (before ?? held)?.version }));
  };
  const say = () => settingsWords().rules;
  const keep = async (): Promise<string> => {
    const { rule, gone } = props;
    const draft = { ...shown(), name: shown().name.trim() };
    const version = (begun() ?? held)?.version;
    const { id } = rule && !gone ? await changeRule(rule.id, { ...draft, ...(version && { version }) }) : await createRule(draft);
    return id;
  };
  // Whoever saves again after being told replaces what the colleague did.
  const explain = async (error: unknown): Promise<never> => {
    if (!(error instanceof ApiError) || error.code !== "rule_changed") throw error;
    await readAgain("rule");
    setBegun({ draft: shown(), version: props.rule?.version });
    throw new ApiError(error.status, error.code, say().changedMeanwhile);
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      const id = await keep().catch(explain);
      await readAgain("rule");
      if (id === props.rule?.id) setBegun((held = undefined));
      tell(say().saved);
      navigate(`/settings/rules/${id}`);
    });
  };
  const erase = async () => {
    const { rule } = props;
    if (!rule || !(await confirm({ title: say().removeTitle(rule.name), text: say().removeText, action: words().common.remove }))) return;
    if (!(await attempt(() => deleteRule(rule.id)))) return;
    renew("rule");
    navigate("/settings/rules");
  };
  return (
    <SettingsPage title={props.rule?.name ?? say().newTitle} action={<Show when={props.rule && may("rule.manage")}><button type="button" class="button" data-kind="quiet" onClick={() => void erase()}><Icon name="trash" />{words().common.remove}</button></Show>}>
      <form class="box" onSubmit={save} onInput={hold}>
        <fieldset class="set-part" disabled={!may("rule.manage")}>
          <Field title={say().name}>{(id) => <input class="input" id={id} required maxlength="120" value={shown().name} onInput={(event) => change({ name: event.currentTarget.value })} />}</Field>
          <label class="check"><input type="checkbox" checked={shown().enabled} onChange={(event) => change({ enabled: event.currentTarget.checked })} />{say().enabled}</label>
          <h2>{say().when}</h2>
          <ConditionEditor condition={shown().conditions} change={(conditions) => change({ conditions })} depth={0} />
          <h2>{say().then}</h2>
          <ActionsEditor actions={shown().actions} change={(actions) => change({ actions })} />
          <div class="inline"><label for="cooldown">{say().cooldown}</label><input class="input" id="cooldown" type="number" min="0" max="43200" value={String(Math.round(shown().cooldownSeconds / MINUTE))} onChange={(event) => change({ cooldownSeconds: Number(event.currentTarget.value) * MINUTE })} />{say().minutes}</div>
          <label class="check"><input type="checkbox" checked={shown().stop} onChange={(event) => change({ stop: event.currentTarget.checked })} />{say().stop}</label>
        </fieldset>
        <Show when={may("rule.manage")} fallback={<p class="card-soft">{say().mayOnlyRead}</p>}><FormFoot fault={fault() || (props.gone ? settingsWords().goneMeanwhile : "")} busy={busy()} cancel={() => navigate("/settings/rules")} /></Show>
      </form>
      <Show when={!props.gone && props.rule} fallback={<p class="card-soft">{say().saveFirst}</p>}>{(rule) => <RuleTrial rule={rule()} />}</Show>
    </SettingsPage>
  );
}

// Not its place, its runs or its version, which are the hub's to say.
const draftOf = ({ name, enabled, trigger, conditions, actions, stop, cooldownSeconds }: RuleDraft = NEW): RuleDraft => ({ name, enabled, trigger, conditions, actions, stop, cooldownSeconds });
