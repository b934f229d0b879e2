import { createSignal, For, Show } from "solid-js";
import { changeLabel, createLabel, deleteLabel } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useLabels } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Label } from "../../api/types.ts";
import { confirm } from "../../parts/confirm.ts";
import { EachById } from "../../parts/each-by-id.tsx";
import { Icon } from "../../parts/icon.tsx";
import { COLOURS } from "../../parts/label-colours.ts";
import { attempt } from "../../parts/attempt.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { RowActions } from "../../parts/row-actions.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { useEdited } from "../../parts/use-edited.ts";
import { words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { labelsWords } from "./words/index.ts";

const NEW = "new";

/** Lists the organization's labels. */
export default function Labels() {
  const labels = useLabels();
  const may = useMay();
  const { edited, edit, rows, isGone } = useEdited(() => labels().data?.items);
  const say = () => labelsWords();
  const erase = async (label: Label) => {
    if (
      !(await confirm({
        title: say().removeTitle(label.name),
        text: say().removeText,
        action: words().common.remove,
      }))
    )
      return;
    await attempt(() => deleteLabel(label.id));
    renew("label");
  };
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      action={
        <Show when={may("label.manage")}>
          <button type="button" class="button" data-kind="primary" onClick={() => edit(NEW)}>
            <Icon name="plus" />
            {say().add}
          </button>
        </Show>
      }
    >
      <Show when={edited() === NEW}>
        <LabelForm label={undefined} gone={false} done={() => edit(undefined)} />
      </Show>
      <ReadState of={labels()} rows={rows()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {(items) => (
          <ul class="cards">
            <EachById each={items()}>
              {(label) => (
                <li>
                  <Show
                    when={edited() === label().id}
                    fallback={
                      <div class="card">
                        <span class="dot" data-colour={label().colour} />
                        <span class="card-text">
                          <span class="card-name">{label().name}</span>
                        </span>
                        <Show when={may("label.manage")}>
                          <RowActions
                            name={label().name}
                            edit={() => edit(label().id)}
                            remove={() => void erase(label())}
                          />
                        </Show>
                      </div>
                    }
                  >
                    <LabelForm label={label()} gone={isGone(label().id)} done={() => edit(undefined)} />
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
function LabelForm(props: {
  readonly label: Label | undefined;
  readonly gone: boolean;
  readonly done: () => void;
}) {
  const { busy, fault, run } = useAttempt();
  const [chosen, choose] = createSignal<string>();
  const colour = () => chosen() ?? props.label?.colour ?? "blue";
  const say = () => labelsWords();
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const draft = { name: String(form.get("name")).trim(), colour: colour() };
    const { label, gone } = props;
    if (!(await run(() => (label && !gone ? changeLabel(label.id, draft) : createLabel(draft))))) return;
    renew("label");
    props.done();
  };
  return (
    <form class="box" onSubmit={(event) => void save(event)}>
      <Field title={say().name}>
        {(id) => (
          <input
            class="input"
            id={id}
            name="name"
            required
            maxlength="40"
            attr:value={props.label?.name ?? ""}
            ref={(input) => queueMicrotask(() => input.focus())}
          />
        )}
      </Field>
      <fieldset class="field">
        <legend class="label">{say().colour}</legend>
        <div class="swatches">
          <For each={COLOURS}>
            {(one) => (
              <label title={say().colours[one]}>
                <input
                  type="radio"
                  name="colour"
                  value={one}
                  checked={colour() === one}
                  aria-label={say().colours[one]}
                  onChange={() => choose(one)}
                />
                <span class="dot" data-colour={one} />
              </label>
            )}
          </For>
        </div>
      </fieldset>
      <FormFoot
        fault={fault() || (props.gone ? words().common.goneMeanwhile : "")}
        busy={busy()}
        cancel={props.done}
      />
    </form>
  );
}
