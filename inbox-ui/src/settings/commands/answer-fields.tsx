import { createSignal, For, Match, Switch } from "solid-js";
import type { CustomDraft } from "../../api/commands.ts";
import { useRules, useTemplates } from "../../api/queries.ts";
import type { CustomCommand } from "../../api/types.ts";
import { FormField } from "../../parts/form/form-field.tsx";
import { commandsWords } from "./words/index.ts";

type Answers = CustomCommand["answers"];
type Kind = Answers["kind"];
const KINDS: readonly Kind[] = ["text", "template", "rule", "webhook"];

/** Chooses what answers a command: a text, a canned reply, a rule's actions or a webhook. */
export function AnswerFields(props: { readonly answers: Answers | undefined }) {
  const [kind, setKind] = createSignal<Kind>(props.answers?.kind ?? "text");
  const choose = (value: string) => setKind(KINDS.find((one) => one === value) ?? "text");
  return (
    <>
      <FormField name="answers" title={commandsWords().answers}>
        {(field) => (
          <select class="input" {...field} onChange={(event) => choose(event.currentTarget.value)}>
            <For each={KINDS}>
              {(one) => (
                <option value={one} selected={one === kind()}>
                  {commandsWords().answerKinds[one]}
                </option>
              )}
            </For>
          </select>
        )}
      </FormField>
      <Switch>
        <Match when={kind() === "text"}>
          <Text text={props.answers?.kind === "text" ? props.answers.text : ""} />
        </Match>
        <Match when={kind() === "template"}>
          <TemplateChoice id={props.answers?.kind === "template" ? props.answers.templateId : undefined} />
        </Match>
        <Match when={kind() === "rule"}>
          <RuleChoice id={props.answers?.kind === "rule" ? props.answers.ruleId : undefined} />
        </Match>
        <Match when={kind() === "webhook"}>
          <Webhook hook={props.answers?.kind === "webhook" ? props.answers : undefined} />
        </Match>
      </Switch>
    </>
  );
}

const Text = (props: { readonly text: string }) => (
  <FormField name="text" title={commandsWords().text} hint={commandsWords().textHint}>
    {(field) => (
      <textarea class="input" {...field} required maxlength="4000" rows="3">
        {props.text}
      </textarea>
    )}
  </FormField>
);

function TemplateChoice(props: { readonly id: string | undefined }) {
  const templates = useTemplates();
  return (
    <Choice
      name="templateId"
      title={commandsWords().template}
      id={props.id}
      items={templates().data?.items ?? []}
    />
  );
}

function RuleChoice(props: { readonly id: string | undefined }) {
  const rules = useRules();
  const active = () => (rules().data?.items ?? []).filter(({ enabled }) => enabled);
  return <Choice name="ruleId" title={commandsWords().rule} id={props.id} items={active()} />;
}

const Choice = (props: {
  readonly name: string;
  readonly title: string;
  readonly id: string | undefined;
  readonly items: readonly { readonly id: string; readonly name: string }[];
}) => (
  <FormField name={props.name} title={props.title}>
    {(field) => (
      <select class="input" {...field} required>
        <For each={props.items}>
          {(item) => (
            <option value={item.id} selected={item.id === props.id}>
              {item.name}
            </option>
          )}
        </For>
      </select>
    )}
  </FormField>
);

const Webhook = (props: {
  readonly hook: { readonly url: string; readonly fallback: string } | undefined;
}) => (
  <>
    <FormField name="url" title={commandsWords().url} hint={commandsWords().urlHint}>
      {(field) => (
        <input
          class="input"
          {...field}
          type="url"
          required
          maxlength="2000"
          attr:value={props.hook?.url ?? ""}
        />
      )}
    </FormField>
    <FormField name="fallback" title={commandsWords().fallback}>
      {(field) => (
        <input class="input" {...field} required maxlength="2000" attr:value={props.hook?.fallback ?? ""} />
      )}
    </FormField>
  </>
);

/** What the fields say. The hub checks the ids. */
export function answersIn(values: FormData): CustomDraft["answers"] {
  const text = (name: string) => String(values.get(name) ?? "").trim();
  switch (text("answers")) {
    case "template":
      return { kind: "template", templateId: `tpl_${text("templateId").replace(/^tpl_/u, "")}` };
    case "rule":
      return { kind: "rule", ruleId: `rul_${text("ruleId").replace(/^rul_/u, "")}` };
    case "webhook":
      return { kind: "webhook", url: text("url"), fallback: text("fallback") };
    default:
      return { kind: "text", text: text("text") };
  }
}
