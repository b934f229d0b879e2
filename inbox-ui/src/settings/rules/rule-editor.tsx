import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { ApiError } from "../../api/client.ts";
import { changeRule, createRule, deleteRule } from "../../api/library.ts";
import { readAgain, renew } from "../../api/query-client.ts";
import { useMay } from "../../api/session.ts";
import type { Rule } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { rulesWords } from "./words/index.ts";
import { confirm } from "../../parts/confirm.ts";
import { Icon } from "../../parts/icon.tsx";
import { say as toast } from "../../parts/toasts.tsx";
import { attempt } from "../../parts/attempt.ts";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { RuleFields } from "./rule-fields.tsx";
import { RuleTrial } from "./rule-trial.tsx";
import { useRuleDraft } from "./use-rule-draft.ts";

type Props = { readonly rule: Rule | undefined; readonly gone: boolean };

/** Edits a rule: conditions, actions and a trial. `gone`: another user removed it meanwhile. */
export function RuleEditor(props: Props) {
  const navigate = useNavigate();
  const may = useMay();
  const { written, busy, fault, save } = useSaving(props);
  return (
    <SettingsPage
      title={props.rule?.name ?? rulesWords().newTitle}
      action={<Show when={may("rule.manage") && props.rule}>{(rule) => <RemoveButton rule={rule()} />}</Show>}
    >
      <Show when={props.rule?.skipped}>{(reason) => <Warning text={rulesWords().skipped(reason())} />}</Show>
      <form class="box" onSubmit={save} onInput={() => written.hold()}>
        <RuleFields rule={written.draft()} mayChange={may("rule.manage")} change={written.change} />
        <Show when={may("rule.manage")} fallback={<p class="card-soft">{rulesWords().mayOnlyRead}</p>}>
          <FormFoot
            fault={fault() || (props.gone ? words().common.goneMeanwhile : "")}
            busy={busy()}
            cancel={() => navigate("/settings/rules")}
          />
        </Show>
      </form>
      <RuleTrial conditions={written.draft().conditions} actions={written.draft().actions} />
    </SettingsPage>
  );
}

function Warning(props: { readonly text: string }) {
  return (
    <p class="card-warn" role="status">
      <Icon name="alert" />
      {props.text}
    </p>
  );
}

function useSaving(props: Props) {
  const navigate = useNavigate();
  const { busy, fault, run } = useAttempt();
  const written = useRuleDraft(() => props.rule);
  const keep = async (): Promise<string> => {
    const { rule, gone } = props;
    const draft = { ...written.draft(), name: written.draft().name.trim() };
    const version = written.version();
    const saved =
      rule && !gone
        ? await changeRule(rule.id, { ...draft, ...(version && { version }) })
        : await createRule(draft);
    return saved.id;
  };
  // A second save after the warning overwrites the other user's change.
  const explain = async (error: unknown): Promise<never> => {
    if (!(error instanceof ApiError) || error.code !== "rule_changed") throw error;
    await readAgain("rule");
    written.rebase();
    throw new ApiError(error.status, error.code, rulesWords().changedMeanwhile);
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      const id = await keep().catch(explain);
      await readAgain("rule");
      if (id === props.rule?.id) written.release();
      toast(rulesWords().saved);
      navigate(`/settings/rules/${id}`);
    });
  };
  return { written, busy, fault, save };
}

function RemoveButton(props: { readonly rule: Rule }) {
  const navigate = useNavigate();
  const erase = async () => {
    const { id, name } = props.rule;
    const { removeTitle, removeText } = rulesWords();
    if (!(await confirm({ title: removeTitle(name), text: removeText, action: words().common.remove })))
      return;
    if (!(await attempt(() => deleteRule(id)))) return;
    renew("rule");
    navigate("/settings/rules");
  };
  return (
    <button type="button" class="button" data-kind="quiet" onClick={() => void erase()}>
      <Icon name="trash" />
      {words().common.remove}
    </button>
  );
}
