import { createSignal, For, Show } from "solid-js";
import { inboxWords } from "../words/index.ts";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { Icon } from "../../parts/icon.tsx";
import "../styles/shut-window.css";

/** A text that the platform approved. `{{1}}` and so on in `text` stand for its parameters. */
export type ApprovedTemplate = {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly parameters: number;
};
export type TemplateUse = {
  readonly name: string;
  readonly language: string;
  readonly parameters: readonly string[];
};

/** Stands in the composer's place while the channel takes approved templates only: says why, and sends one. */
export function ShutWindow(props: {
  readonly channel: string;
  readonly templates: readonly ApprovedTemplate[] | undefined;
  readonly send: (use: TemplateUse, text: string) => Promise<unknown>;
  /** Writes a note instead, which the platform never sees. */
  readonly note?: (() => void) | undefined;
}) {
  return (
    <section class="shut-window" aria-label={inboxWords().composer.shut.template}>
      <p class="banner" data-tone="warn">
        <Icon name="clock" />
        {inboxWords().composer.shut.reason(props.channel)}
        <Show when={props.note}>
          {(note) => (
            <button type="button" class="button" data-kind="link" onClick={() => note()()}>
              {inboxWords().composer.addNote}
            </button>
          )}
        </Show>
      </p>
      <Show when={props.templates}>
        {(templates) => (
          <Show
            when={templates().length > 0}
            fallback={<p class="hint">{inboxWords().composer.shut.none}</p>}
          >
            <TemplateForm templates={templates()} send={props.send} />
          </Show>
        )}
      </Show>
    </section>
  );
}

function TemplateForm(props: {
  readonly templates: readonly ApprovedTemplate[];
  readonly send: (use: TemplateUse, text: string) => Promise<unknown>;
}) {
  const [chosen, choose] = createSignal("");
  const [values, setValues] = createSignal<readonly string[]>([]);
  const template = () => props.templates.find((one) => keyOf(one) === chosen());
  const set = (at: number, value: string) =>
    setValues((all) =>
      Array.from({ length: Math.max(all.length, at + 1) }, (_, i) => (i === at ? value : (all[i] ?? ""))),
    );
  const save = async () => {
    const used = template();
    if (!used) return;
    const parameters = numbers(used).map((_, at) => values()[at]?.trim() ?? "");
    await props.send({ name: used.name, language: used.language, parameters }, filled(used, parameters));
  };
  const pick = (key: string) => {
    choose(key);
    setValues([]);
  };
  return (
    <Form
      label={inboxWords().composer.shut.template}
      save={save}
      saved={() => pick("")}
      saveTitle={inboxWords().composer.shut.send}
      plain
    >
      <TemplateChoice templates={props.templates} chosen={chosen()} choose={pick} />
      <Show when={template()} keyed>
        {(used) => (
          <>
            <For each={numbers(used)}>
              {(number) => <Parameter number={number} set={(value) => set(number - 1, value)} />}
            </For>
            <blockquote class="shut-window-text" aria-label={inboxWords().composer.shut.preview}>
              {filled(used, values())}
            </blockquote>
          </>
        )}
      </Show>
    </Form>
  );
}

function TemplateChoice(props: {
  readonly templates: readonly ApprovedTemplate[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
}) {
  return (
    <FormField name="template" title={inboxWords().composer.shut.template}>
      {(control) => (
        <select
          class="input"
          {...control}
          required
          value={props.chosen}
          onChange={(event) => props.choose(event.currentTarget.value)}
        >
          <option value="">{inboxWords().composer.shut.choose}</option>
          <For each={props.templates}>
            {(one) => <option value={keyOf(one)}>{`${one.name} (${one.language})`}</option>}
          </For>
        </select>
      )}
    </FormField>
  );
}

function Parameter(props: { readonly number: number; readonly set: (value: string) => void }) {
  return (
    <FormField name={`parameter-${props.number}`} title={inboxWords().composer.shut.parameter(props.number)}>
      {(control) => (
        <input
          class="input"
          {...control}
          type="text"
          required
          maxlength={1000}
          onInput={(event) => props.set(event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}

const keyOf = ({ name, language }: ApprovedTemplate): string => `${name} ${language}`;
const numbers = ({ parameters }: ApprovedTemplate): readonly number[] =>
  Array.from({ length: parameters }, (_, at) => at + 1);

/** Returns the text with its parameters; one that is not given yet stays as it stands. */
const filled = ({ text }: ApprovedTemplate, values: readonly string[]): string =>
  text.replaceAll(/\{\{(\d+)\}\}/gu, (whole, number: string) => values[Number(number) - 1] || whole);
