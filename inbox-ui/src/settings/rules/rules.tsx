import { A, useParams } from "@solidjs/router";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { changeRule, orderRules } from "../../api/library.ts";
import { readAgain, renew } from "../../api/query-client.ts";
import { useRules, useTemplates } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Rule } from "../../api/types.ts";
import { serialise } from "../../live/serialise.ts";
import { ById } from "../../parts/by-id.tsx";
import { EachById } from "../../parts/each-by-id.tsx";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/attempt.ts";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { PlaceholderWarning } from "../../parts/placeholder-warning.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { textOf } from "./text-of.ts";
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
        <EmptyState title={rulesWords().unknown}>
          <A class="button" href="/settings/rules">
            {rulesWords().toList}
          </A>
        </EmptyState>
      </Match>
    </Switch>
  );
}

function List() {
  const rules = useRules();
  const may = useMay();
  // The requested order, until it was read: an earlier read must not move the rows back.
  const [requested, request] = createSignal<readonly string[]>();
  const say = () => rulesWords();
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
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      action={
        <Show when={may("rule.manage")}>
          <A class="button" data-kind="primary" href="/settings/rules/new">
            <Icon name="plus" />
            {say().add}
          </A>
        </Show>
      }
    >
      <ReadState of={rules()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {() => (
          <ol class="cards">
            <EachById each={order()}>
              {(rule, index) => (
                <li>
                  <Row
                    rule={rule()}
                    isFirst={index() === 0}
                    isLast={index() === order().length - 1}
                    mayManage={may("rule.manage")}
                    move={(by) => void move(index(), by)}
                  />
                </li>
              )}
            </EachById>
          </ol>
        )}
      </ReadState>
    </SettingsPage>
  );
}

type RowProps = {
  readonly rule: Rule;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly mayManage: boolean;
  readonly move: (by: number) => void;
};

function Row(props: RowProps) {
  const templates = useTemplates();
  const written = () =>
    props.rule.actions.map((action) => textOf(action, templates().data?.items)).join("\n");
  const say = () => rulesWords();
  const toggle = async (box: HTMLInputElement) => {
    if (!(await attempt(() => changeRule(props.rule.id, { enabled: box.checked }))))
      box.checked = props.rule.enabled;
    renew("rule");
  };
  // A moved row loses the focus, and a disabled button cannot have it.
  const step = (button: HTMLButtonElement, by: number) => {
    props.move(by);
    const other = by < 0 ? button.nextElementSibling : button.previousElementSibling;
    (button.disabled && other instanceof HTMLElement ? other : button).focus();
  };
  return (
    <div class="card">
      <input
        type="checkbox"
        class="toggle"
        role="switch"
        aria-label={say().on(props.rule.name)}
        checked={props.rule.enabled}
        disabled={!props.mayManage}
        onChange={(event) => void toggle(event.currentTarget)}
      />
      <A class="card-text" href={`/settings/rules/${props.rule.id}`}>
        <span class="card-name">{props.rule.name}</span>
        <span class="card-soft">{say().runs(props.rule.runs24h)}</span>
        <For each={props.rule.missing}>
          {(kind) => (
            <span class="card-warn">
              <Icon name="alert" />
              {say().missing[kind]}
            </span>
          )}
        </For>
        <Show when={props.rule.skipped}>
          {(reason) => (
            <span class="card-warn">
              <Icon name="alert" />
              {say().skipped(reason())}
            </span>
          )}
        </Show>
        <PlaceholderWarning text={written()} />
      </A>
      <Show when={props.mayManage}>
        <div class="card-actions">
          <button
            type="button"
            class="button"
            data-kind="quiet"
            data-size="small"
            disabled={props.isFirst}
            aria-label={`${say().up}: ${props.rule.name}`}
            onClick={(event) => step(event.currentTarget, -1)}
          >
            <Icon name="chevron" class="upward" />
          </button>
          <button
            type="button"
            class="button"
            data-kind="quiet"
            data-size="small"
            disabled={props.isLast}
            aria-label={`${say().down}: ${props.rule.name}`}
            onClick={(event) => step(event.currentTarget, 1)}
          >
            <Icon name="chevron" />
          </button>
        </div>
      </Show>
    </div>
  );
}
