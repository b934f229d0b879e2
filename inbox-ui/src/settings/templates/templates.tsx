import { createSignal, createUniqueId, Show } from "solid-js";
import { changeTemplate, createTemplate, deleteTemplate } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useTemplates } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Template } from "../../api/types.ts";
import { confirm } from "../../parts/confirm.ts";
import { EachById } from "../../parts/each-by-id.tsx";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/attempt.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { PlaceholderWarning } from "../../parts/placeholder-warning.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { RowActions } from "../../parts/row-actions.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { useEdited } from "../../parts/use-edited.ts";
import { words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { templatesWords } from "./words/index.ts";

const NEW = "new";

/** Lists the canned replies by their shortcut. */
export default function Templates() {
  const templates = useTemplates();
  const may = useMay();
  const { edited, edit, rows, isGone } = useEdited(() => templates().data?.items);
  const say = () => templatesWords();
  const erase = async (template: Template) => {
    if (
      !(await confirm({
        title: say().removeTitle(template.name),
        text: say().removeText,
        action: words().common.remove,
      }))
    )
      return;
    await attempt(() => deleteTemplate(template.id));
    renew("template");
  };
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      action={
        <Show when={may("template.manage")}>
          <button type="button" class="button" data-kind="primary" onClick={() => edit(NEW)}>
            <Icon name="plus" />
            {say().add}
          </button>
        </Show>
      }
    >
      <Show when={edited() === NEW}>
        <TemplateForm template={undefined} gone={false} done={() => edit(undefined)} />
      </Show>
      <ReadState of={templates()} rows={rows()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {(items) => (
          <ul class="cards">
            <EachById each={items()}>
              {(template) => (
                <li>
                  <Show
                    when={edited() === template().id}
                    fallback={
                      <div class="card">
                        <span class="card-text">
                          <span class="card-name">
                            {template().name} <code>/{template().shortcut}</code>
                          </span>
                          <span class="card-soft">{template().text.text}</span>
                          <PlaceholderWarning text={template().text.text} />
                        </span>
                        <Show when={may("template.manage")}>
                          <RowActions
                            name={template().name}
                            edit={() => edit(template().id)}
                            remove={() => void erase(template())}
                          />
                        </Show>
                      </div>
                    }
                  >
                    <TemplateForm
                      template={template()}
                      gone={isGone(template().id)}
                      done={() => edit(undefined)}
                    />
                  </Show>
                </li>
              )}
            </EachById>
          </ul>
        )}
      </ReadState>
    </SettingsPage>
  );
}

/** `gone`: another user removed it while it was open here. */
function TemplateForm(props: {
  readonly template: Template | undefined;
  readonly gone: boolean;
  readonly done: () => void;
}) {
  const { busy, fault, run } = useAttempt();
  const [written, write] = createSignal<string>();
  const [box, setBox] = createSignal<HTMLTextAreaElement>();
  const warning = createUniqueId();
  const say = () => templatesWords();
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = String(form.get("text")).trim();
    // Formatting that still fits the text is kept; a changed text starts plain.
    const rich = text === props.template?.text.text ? props.template.text : { text, marks: [] };
    const draft = {
      shortcut: String(form.get("shortcut")).trim().replace(/^\//u, ""),
      name: String(form.get("name")).trim(),
      text: rich,
    };
    const { template, gone } = props;
    if (!(await run(() => (template && !gone ? changeTemplate(template.id, draft) : createTemplate(draft)))))
      return;
    renew("template");
    props.done();
  };
  return (
    <form class="box" onSubmit={(event) => void save(event)}>
      <div class="row-of-two">
        <Field title={say().name}>
          {(id) => (
            <input
              class="input"
              id={id}
              name="name"
              required
              maxlength="120"
              attr:value={props.template?.name ?? ""}
              ref={(input) => queueMicrotask(() => input.focus())}
            />
          )}
        </Field>
        <Field title={say().shortcut}>
          {(id) => (
            <input
              class="input"
              id={id}
              name="shortcut"
              required
              maxlength="40"
              pattern="/?[\p{L}\p{N}_\-]+"
              attr:value={props.template?.shortcut ?? ""}
            />
          )}
        </Field>
      </div>
      <Field title={say().text} hint={say().textHint}>
        {(id, hint) => (
          <textarea
            class="input"
            id={id}
            ref={setBox}
            aria-describedby={`${hint} ${warning}`}
            name="text"
            required
            maxlength="4000"
            rows="4"
            onInput={(event) => write(event.currentTarget.value)}
          >
            {props.template?.text.text ?? ""}
          </textarea>
        )}
      </Field>
      <PlaceholderWarning id={warning} text={written() ?? props.template?.text.text ?? ""} box={box()} />
      <FormFoot
        fault={fault() || (props.gone ? words().common.goneMeanwhile : "")}
        busy={busy()}
        cancel={props.done}
      />
    </form>
  );
}
