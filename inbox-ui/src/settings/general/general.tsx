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
  const may = useMay();
  return (
    <SettingsPage title={translate(title)} lead={generalWords().lead}>
      <Show when={may("settings.manage")} fallback={<Name />}>
        <NameForm />
      </Show>
    </SettingsPage>
  );
}

function Name() {
  const session = useSession();
  return (
    <div class="box">
      <div class="field">
        <span class="label">{generalWords().name}</span>
        <span>{session().organization.name}</span>
      </div>
    </div>
  );
}

function NameForm() {
  const session = useSession();
  const { busy, fault, save } = useRenaming();
  return (
    <form class="box" onSubmit={save}>
      <Field title={generalWords().name} hint={generalWords().hint}>
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
  );
}

function useRenaming() {
  const { busy, fault, run } = useAttempt();
  const save = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    void run(async () => {
      await renameOrganization(name);
      renew("me");
      toast(generalWords().saved);
    });
  };
  return { busy, fault, save };
}
