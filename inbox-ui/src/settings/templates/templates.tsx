import { Show } from "solid-js";
import { deleteTemplate } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useTemplates } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Template } from "../../api/types.ts";
import { confirm } from "../../parts/confirm.ts";
import { EachById } from "../../parts/each-by-id.tsx";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/attempt.ts";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { PlaceholderWarning } from "../../parts/placeholder-warning.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { RowActions } from "../../parts/row-actions.tsx";
import { useEdited } from "../../parts/use-edited.ts";
import { words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { TemplateForm } from "./template-form.tsx";
import { title } from "./words/title.ts";
import { templatesWords } from "./words/index.ts";

const NEW = "new";

/** Lists the canned replies by their shortcut. */
export default function Templates() {
  const templates = useTemplates();
  const may = useMay();
  const { edited, edit, rows, isGone } = useEdited(() => templates().data?.items);
  const say = () => templatesWords();
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
                    fallback={<TemplateCard template={template()} edit={() => edit(template().id)} />}
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

function TemplateCard(props: { readonly template: Template; readonly edit: () => void }) {
  const may = useMay();
  return (
    <div class="card">
      <span class="card-text">
        <span class="card-name">
          {props.template.name} <code>/{props.template.shortcut}</code>
        </span>
        <span class="card-soft">{props.template.text.text}</span>
        <PlaceholderWarning text={props.template.text.text} />
      </span>
      <Show when={may("template.manage")}>
        <RowActions
          name={props.template.name}
          edit={() => props.edit()}
          remove={() => void erase(props.template)}
        />
      </Show>
    </div>
  );
}

async function erase(template: Template): Promise<void> {
  const say = templatesWords();
  const question = {
    title: say.removeTitle(template.name),
    text: say.removeText,
    action: words().common.remove,
  };
  if (!(await confirm(question))) return;
  await attempt(() => deleteTemplate(template.id));
  renew("template");
}
