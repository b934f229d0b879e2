import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { changeRule, createRule, deleteRule } from "../../../api/library.ts";
import { renew } from "../../../api/query-client.ts";
import { useMay } from "../../../api/session.ts";
import type { Action, Condition, Rule } from "../../../api/types.ts";
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

/** One rule: when it holds, what it does, and what would happen. */
export function RuleEditor(props: { readonly rule: Rule | undefined }) {
  const navigate = useNavigate();
  const may = useMay();
  const { busy, fault, run } = useAttempt();
  const [conditions, setConditions] = createSignal<Condition>(props.rule?.conditions ?? { all: [] });
  const [actions, setActions] = createSignal<readonly Action[]>(props.rule?.actions ?? [{ kind: "reply", text: "" }]);
  const say = () => settingsWords().rules;
  const save = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const draft = { name: String(form.get("name")).trim(), enabled: form.get("enabled") === "on", trigger: { kind: "message_received" as const }, conditions: conditions(), actions: actions(), stop: form.get("stop") === "on", cooldownSeconds: Number(form.get("cooldown")) * MINUTE };
    void run(async () => {
      const saved = props.rule ? await changeRule(props.rule.id, draft) : await createRule(draft);
      renew("rule");
      tell(say().saved);
      navigate(`/settings/rules/${saved.id}`);
    });
  };
  const erase = async () => {
    const { rule } = props;
    if (!rule || !(await confirm({ title: say().removeTitle(rule.name), text: say().removeText, action: words().common.remove }))) return;
    await attempt(() => deleteRule(rule.id));
    renew("rule");
    navigate("/settings/rules");
  };
  return (
    <SettingsPage title={props.rule?.name ?? say().newTitle} action={<Show when={props.rule && may("rule.manage")}><button type="button" class="button" data-kind="quiet" onClick={() => void erase()}><Icon name="trash" />{words().common.remove}</button></Show>}>
      <form class="box" onSubmit={save}>
        <fieldset class="set-part" disabled={!may("rule.manage")}>
          <Field title={say().name}>{(id) => <input class="input" id={id} name="name" required maxlength="120" attr:value={props.rule?.name ?? ""} />}</Field>
          <label class="check"><input type="checkbox" name="enabled" bool:checked={props.rule?.enabled ?? true} />{say().enabled}</label>
          <h2>{say().when}</h2>
          <ConditionEditor condition={conditions()} change={setConditions} depth={0} />
          <h2>{say().then}</h2>
          <ActionsEditor actions={actions()} change={setActions} />
          <div class="inline"><label for="cooldown">{say().cooldown}</label><input class="input" id="cooldown" name="cooldown" type="number" min="0" max="43200" attr:value={String(Math.round((props.rule?.cooldownSeconds ?? 0) / MINUTE))} />{say().minutes}</div>
          <label class="check"><input type="checkbox" name="stop" bool:checked={props.rule?.stop ?? false} />{say().stop}</label>
        </fieldset>
        <Show when={may("rule.manage")} fallback={<p class="card-soft">{say().mayOnlyRead}</p>}><FormFoot fault={fault()} busy={busy()} cancel={() => navigate("/settings/rules")} /></Show>
      </form>
      <Show when={props.rule} fallback={<p class="card-soft">{say().saveFirst}</p>}>{(rule) => <RuleTrial rule={rule()} />}</Show>
    </SettingsPage>
  );
}
