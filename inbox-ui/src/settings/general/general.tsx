import { Show } from "solid-js";
import { renameOrganization } from "../../api/library.ts";
import { renew } from "../../api/query-client.ts";
import { useMay, useSession } from "../../api/session.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { say as toast } from "../../parts/toasts.tsx";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { generalWords } from "./words/index.ts";

/** Edits the organization's name. */
export default function General() {
  const session = useSession();
  const may = useMay();
  const { busy, fault, run } = useAttempt();
  const say = () => generalWords();
  const save = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    void run(async () => {
      await renameOrganization(name);
      renew("me");
      toast(say().saved);
    });
  };
  return (
    <SettingsPage title={translate(title)} lead={say().lead}>
      <Show
        when={may("settings.manage")}
        fallback={
          <div class="box">
            <div class="field">
              <span class="label">{say().name}</span>
              <span>{session().organization.name}</span>
            </div>
          </div>
        }
      >
        <form class="box" onSubmit={save}>
          <Field title={say().name} hint={say().hint}>
            {(id, hint) => (
              <input
                class="input"
                id={id}
                aria-describedby={hint}
                name="name"
                required
                maxlength="120"
                autocomplete="organization"
                attr:value={session().organization.name}
              />
            )}
          </Field>
          <FormFoot fault={fault()} busy={busy()} />
        </form>
      </Show>
    </SettingsPage>
  );
}
