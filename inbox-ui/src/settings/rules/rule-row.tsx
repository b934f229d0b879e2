import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { changeRule } from "../../api/library.ts";
import { useTemplates } from "../../api/queries.ts";
import { renew } from "../../api/query-client.ts";
import type { Rule } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { Icon } from "../../parts/icon.tsx";
import { PlaceholderWarning } from "../../parts/placeholder-warning.tsx";
import { textOf } from "./text-of.ts";
import { rulesWords } from "./words/index.ts";

type Props = {
  readonly rule: Rule;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly mayManage: boolean;
  readonly move: (by: number) => void;
};

/** Shows a rule of the list: whether it is on, what hinders it, and its place. */
export function RuleRow(props: Props) {
  const toggle = async (box: HTMLInputElement) => {
    if (!(await attempt(() => changeRule(props.rule.id, { enabled: box.checked }))))
      box.checked = props.rule.enabled;
    renew("rule");
  };
  return (
    <div class="card">
      <input
        type="checkbox"
        class="toggle"
        role="switch"
        aria-label={rulesWords().on(props.rule.name)}
        checked={props.rule.enabled}
        disabled={!props.mayManage}
        onChange={(event) => void toggle(event.currentTarget)}
      />
      <RuleLink rule={props.rule} />
      <Show when={props.mayManage}>
        <MoveButtons {...props} />
      </Show>
    </div>
  );
}

function RuleLink(props: Pick<Props, "rule">) {
  const templates = useTemplates();
  const written = () =>
    props.rule.actions.map((action) => textOf(action, templates().data?.items)).join("\n");
  return (
    <A class="card-text" href={`/settings/rules/${props.rule.id}`}>
      <span class="card-name">{props.rule.name}</span>
      <span class="card-soft">{rulesWords().runs(props.rule.runs24h)}</span>
      <For each={props.rule.missing}>{(kind) => <Warning text={rulesWords().missing[kind]} />}</For>
      <Show when={props.rule.skipped}>{(reason) => <Warning text={rulesWords().skipped(reason())} />}</Show>
      <PlaceholderWarning text={written()} />
    </A>
  );
}

function Warning(props: { readonly text: string }) {
  return (
    <span class="card-warn">
      <Icon name="alert" />
      {props.text}
    </span>
  );
}

function MoveButtons(props: Props) {
  const step = (button: HTMLButtonElement, by: number) => {
    props.move(by);
    keepFocus(button, by);
  };
  return (
    <div class="card-actions">
      <MoveButton
        name={props.rule.name}
        title={rulesWords().up}
        by={-1}
        disabled={props.isFirst}
        step={step}
      />
      <MoveButton
        name={props.rule.name}
        title={rulesWords().down}
        by={1}
        disabled={props.isLast}
        step={step}
      />
    </div>
  );
}

// A moved row loses the focus, and a disabled button cannot have it.
function keepFocus(button: HTMLButtonElement, by: number): void {
  const other = by < 0 ? button.nextElementSibling : button.previousElementSibling;
  (button.disabled && other instanceof HTMLElement ? other : button).focus();
}

function MoveButton(props: {
  readonly name: string;
  readonly title: string;
  readonly by: -1 | 1;
  readonly disabled: boolean;
  readonly step: (button: HTMLButtonElement, by: number) => void;
}) {
  return (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      disabled={props.disabled}
      aria-label={`${props.title}: ${props.name}`}
      onClick={(event) => props.step(event.currentTarget, props.by)}
    >
      <Icon name="chevron" class={props.by < 0 ? "upward" : undefined} />
    </button>
  );
}
