import { A, useParams } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { orderRules } from "../../api/library.ts";
import { readAgain } from "../../api/query-client.ts";
import { useRules } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Rule } from "../../api/types.ts";
import { serialise } from "../../live/serialise.ts";
import { ById } from "../../parts/by-id.tsx";
import { EachById } from "../../parts/each-by-id.tsx";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/attempt.ts";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { RuleRow } from "./rule-row.tsx";
import { EmptyState } from "../../parts/state.tsx";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { rulesWords } from "./words/index.ts";

/** Shows the rules in their order, or one of them. */
export default function Rules() {
  const params = useParams<{ item?: string }>();
  const rules = useRules();
  const found = () => rules().data?.items.find((rule) => rule.id === params.item);
  // An edit survives the removal of its rule.
  const chosen = createMemo<Rule | undefined>(
    (before) => found() ?? (before?.id === params.item ? before : undefined),
  );
  return (
    <Switch fallback={<List />}>
      <Match when={params.item === "new"}>
        <RuleEditor rule={undefined} gone={false} />
      </Match>
      <Match when={chosen()}>
        <ById of={chosen()}>{(rule) => <RuleEditor rule={rule()} gone={found() === undefined} />}</ById>
      </Match>
      <Match when={params.item !== undefined && rules().isFetching}>{null}</Match>
      <Match when={params.item !== undefined && rules().data}>
        <Unknown />
      </Match>
    </Switch>
  );
}

function Unknown() {
  return (
    <EmptyState title={rulesWords().unknown}>
      <A class="button" href="/settings/rules">
        {rulesWords().toList}
      </A>
    </EmptyState>
  );
}

function List() {
  const { rules, order, move } = useOrder();
  const say = () => rulesWords();
  return (
    <SettingsPage title={translate(title)} lead={say().lead} action={<AddLink />}>
      <ReadState of={rules()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {() => <Ordered rules={order()} move={move} />}
      </ReadState>
    </SettingsPage>
  );
}

function Ordered(props: {
  readonly rules: readonly Rule[];
  readonly move: (from: number, by: number) => Promise<void>;
}) {
  const may = useMay();
  return (
    <ol class="cards">
      <EachById each={props.rules}>
        {(rule, index) => (
          <li>
            <RuleRow
              rule={rule()}
              isFirst={index() === 0}
              isLast={index() === props.rules.length - 1}
              mayManage={may("rule.manage")}
              move={(by) => void props.move(index(), by)}
            />
          </li>
        )}
      </EachById>
    </ol>
  );
}

function useOrder() {
  const rules = useRules();
  // The requested order, until it was read: an earlier read must not move the rows back.
  const [requested, request] = createSignal<readonly string[]>();
  const placeOf = (rule: Rule) => requested()?.indexOf(rule.id) ?? rule.position;
  const order = () => (rules().data?.items ?? []).toSorted((a, b) => placeOf(a) - placeOf(b));
  const move = async (from: number, by: number) => {
    const next = order().map((rule) => rule.id);
    next.splice(from + by, 0, ...next.splice(from, 1));
    request(next);
    await attempt(() => serialise("rules", () => orderRules(next)));
    await readAgain("rule");
    if (requested() === next) request(undefined);
  };
  return { rules, order, move };
}

function AddLink() {
  const may = useMay();
  return (
    <Show when={may("rule.manage")}>
      <A class="button" data-kind="primary" href="/settings/rules/new">
        <Icon name="plus" />
        {rulesWords().add}
      </A>
    </Show>
  );
}
