import type { RuleDraft } from "../../api/types.ts";
import { Field } from "../../parts/field.tsx";
import { ActionsEditor } from "./actions-editor.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { rulesWords } from "./words/index.ts";

const MINUTE = 60;

/** Edits the fields of a rule: name, conditions, actions and frequency. */
export function RuleFields(props: {
  readonly rule: RuleDraft;
  readonly mayChange: boolean;
  readonly change: (changed: Partial<RuleDraft>) => void;
}) {
  const say = () => rulesWords();
  return (
    <fieldset class="set-part" disabled={!props.mayChange}>
      <Field title={say().name}>
        {(id) => (
          <input
            class="input"
            id={id}
            required
            maxlength="120"
            value={props.rule.name}
            onInput={(event) => props.change({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <label class="check">
        <input
          type="checkbox"
          checked={props.rule.enabled}
          onChange={(event) => props.change({ enabled: event.currentTarget.checked })}
        />
        {say().enabled}
      </label>
      <h2>{say().when}</h2>
      <ConditionEditor
        condition={props.rule.conditions}
        change={(conditions) => props.change({ conditions })}
        depth={0}
      />
      <h2>{say().then}</h2>
      <ActionsEditor actions={props.rule.actions} change={(actions) => props.change({ actions })} />
      <div class="inline">
        <label for="cooldown">{say().cooldown}</label>
        <input
          class="input"
          id="cooldown"
          type="number"
          min="0"
          max="43200"
          value={String(Math.round(props.rule.cooldownSeconds / MINUTE))}
          onChange={(event) => props.change({ cooldownSeconds: Number(event.currentTarget.value) * MINUTE })}
        />
        {say().minutes}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={props.rule.stop}
          onChange={(event) => props.change({ stop: event.currentTarget.checked })}
        />
        {say().stop}
      </label>
    </fieldset>
  );
}
