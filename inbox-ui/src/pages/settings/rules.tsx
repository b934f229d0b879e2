import { A, useParams } from "@solidjs/router";
import { createEffect, createSignal, For, Match, Show, Switch } from "solid-js";
import { changeRule, orderRules } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useRules } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Rule } from "../../api/types.ts";
import { ById } from "../../parts/by-id.tsx";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/settings/attempt.ts";
import { SettingsPage } from "../../parts/settings/page.tsx";
import { ReadState } from "../../parts/settings/read-state.tsx";
import { RuleEditor } from "../../parts/settings/rule/rule-editor.tsx";
import { settingsWords } from "../../words/settings/index.ts";

/** What happens by itself: the rules in their order, or one of them. */
export default function Rules() {
  const params = useParams<{ item?: string }>();
  const rules = useRules();
  const chosen = () => rules().data?.items.find((rule) => rule.id === params.item);
  return (
    <Switch fallback={<List />}>
      <Match when={params.item === "new"}><RuleEditor rule={undefined} /></Match>
      <Match when={params.item !== undefined && rules().isPending}>{null}</Match>
      <Match when={chosen()}><ById of={chosen()}>{(rule) => <RuleEditor rule={rule()} />}</ById></Match>
    </Switch>
  );
}

function List() {
  const rules = useRules();
  const may = useMay();
  const [order, setOrder] = createSignal<readonly Rule[]>([]);
  const say = () => settingsWords().rules;
  createEffect(() => setOrder((rules().data?.items ?? []).toSorted((a, b) => a.position - b.position)));
  const move = async (from: number, by: number) => {
    const next = [...order()];
    const [rule] = next.splice(from, 1);
    if (rule) next.splice(from + by, 0, rule);
    setOrder(next);
    await attempt(() => orderRules(next.map((one) => one.id)));
    renew("rule");
  };
  return (
    <SettingsPage title={settingsWords().sections.rules} lead={say().lead} action={<Show when={may("rule.manage")}><A class="button" data-kind="primary" href="/settings/rules/new"><Icon name="plus" />{say().add}</A></Show>}>
      <ReadState of={rules()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {() => <ol class="cards"><For each={order()}>{(rule, index) => <li><Row rule={rule} isFirst={index() === 0} isLast={index() === order().length - 1} mayManage={may("rule.manage")} move={(by) => void move(index(), by)} /></li>}</For></ol>}
      </ReadState>
    </SettingsPage>
  );
}

type RowProps = { readonly rule: Rule; readonly isFirst: boolean; readonly isLast: boolean; readonly mayManage: boolean; readonly move: (by: number) => void };

function Row(props: RowProps) {
  const say = () => settingsWords().rules;
  const toggle = (on: boolean) => void attempt(() => changeRule(props.rule.id, { enabled: on })).then(() => renew("rule"));
  return (
    <div class="card">
      <input type="checkbox" class="toggle" role="switch" aria-label={say().on(props.rule.name)} checked={props.rule.enabled} disabled={!props.mayManage} onChange={(event) => toggle(event.currentTarget.checked)} />
      <A class="card-text" href={`/settings/rules/${props.rule.id}`}><span class="card-name">{props.rule.name}</span><span class="card-soft">{say().runs(props.rule.runs24h)}</span></A>
      <Show when={props.mayManage}>
        <div class="card-actions">
          <button type="button" class="button" data-kind="quiet" data-size="small" disabled={props.isFirst} aria-label={`${say().up}: ${props.rule.name}`} onClick={() => props.move(-1)}><Icon name="chevron" class="upward" /></button>
          <button type="button" class="button" data-kind="quiet" data-size="small" disabled={props.isLast} aria-label={`${say().down}: ${props.rule.name}`} onClick={() => props.move(1)}><Icon name="chevron" /></button>
        </div>
      </Show>
    </div>
  );
}
