import { Show } from "solid-js";
import { deleteLabel } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useMay } from "../../api/session.ts";
import type { Label } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import { RowActions } from "../../parts/row-actions.tsx";
import { words } from "../../words/index.ts";
import { labelsWords } from "./words/index.ts";

/** Shows a label with its actions. */
export function LabelCard(props: { readonly label: Label; readonly edit: () => void }) {
  const may = useMay();
  return (
    <div class="card">
      <span class="dot" data-colour={props.label.colour} />
      <span class="card-text">
        <span class="card-name">{props.label.name}</span>
      </span>
      <Show when={may("label.manage")}>
        <RowActions name={props.label.name} edit={props.edit} remove={() => void remove(props.label)} />
      </Show>
    </div>
  );
}

async function remove(label: Label): Promise<void> {
  const agreed = await confirm({
    title: labelsWords().removeTitle(label.name),
    text: labelsWords().removeText,
    action: words().common.remove,
  });
  if (!agreed) return;
  await attempt(() => deleteLabel(label.id));
  renew("label");
}
