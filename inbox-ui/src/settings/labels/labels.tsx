import { Show } from "solid-js";
import { useLabels } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Label } from "../../api/types.ts";
import { EachById } from "../../parts/each-by-id.tsx";
import { Icon } from "../../parts/icon.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { useEdited } from "../../parts/use-edited.ts";
import { translate } from "../../words/translate.ts";
import { LabelCard } from "./label-card.tsx";
import { LabelForm } from "./label-form.tsx";
import { title } from "./words/title.ts";
import { labelsWords } from "./words/index.ts";

const NEW = "new";

/** Lists the organization's labels. */
export default function Labels() {
  const labels = useLabels();
  const list = useEdited(() => labels().data?.items);
  return (
    <SettingsPage
      title={translate(title)}
      lead={labelsWords().lead}
      action={<AddButton add={() => list.edit(NEW)} />}
    >
      <NewLabel list={list} />
      <ReadState
        of={labels()}
        rows={list.rows()}
        emptyTitle={labelsWords().empty}
        emptyText={labelsWords().emptyText}
      >
        {(items) => (
          <ul class="cards">
            <EachById each={items()}>{(label) => <LabelRow label={label()} list={list} />}</EachById>
          </ul>
        )}
      </ReadState>
    </SettingsPage>
  );
}

type List = ReturnType<typeof useEdited<Label>>;

const NewLabel = (props: { readonly list: List }) => (
  <Show when={props.list.edited() === NEW}>
    <LabelForm label={undefined} gone={false} done={() => props.list.edit(undefined)} />
  </Show>
);

function AddButton(props: { readonly add: () => void }) {
  const may = useMay();
  return (
    <Show when={may("label.manage")}>
      <button type="button" class="button" data-kind="primary" onClick={() => props.add()}>
        <Icon name="plus" />
        {labelsWords().add}
      </button>
    </Show>
  );
}

function LabelRow(props: { readonly label: Label; readonly list: List }) {
  return (
    <li>
      <Show
        when={props.list.edited() === props.label.id}
        fallback={<LabelCard label={props.label} edit={() => props.list.edit(props.label.id)} />}
      >
        <LabelForm
          label={props.label}
          gone={props.list.isGone(props.label.id)}
          done={() => props.list.edit(undefined)}
        />
      </Show>
    </li>
  );
}
