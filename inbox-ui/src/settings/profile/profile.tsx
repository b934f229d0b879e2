import { For } from "solid-js";
import { renameMe } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { PasswordForm } from "./password-form.tsx";
import { Sessions } from "./sessions.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { THEMES, theme, wear } from "../../parts/theme.ts";
import { say as toast } from "../../parts/toasts.tsx";
import { LANGUAGES, language, speak, words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { profileWords } from "./words/index.ts";
import { roleName } from "../../words/role-name.ts";

/** Edits the user's name, language, appearance and password, and lists the sessions. */
export default function Profile() {
  return (
    <SettingsPage title={translate(title)} lead={profileWords().lead}>
      <NameForm />
      <div class="box row-of-two">
        <LanguageField />
        <ThemeField />
      </div>
      <PasswordForm />
      <Sessions />
    </SettingsPage>
  );
}

function NameForm() {
  const { busy, fault, run } = useAttempt();
  const save = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    void run(async () => {
      await renameMe(name);
      renew("me");
      toast(profileWords().saved);
    });
  };
  return (
    <form class="box" onSubmit={save}>
      <NameField />
      <Facts />
      <FormFoot fault={fault()} busy={busy()} />
    </form>
  );
}

function NameField() {
  const session = useSession();
  return (
    <Field title={profileWords().name}>
      {(id) => (
        <input
          class="input"
          id={id}
          name="name"
          required
          maxlength="120"
          autocomplete="name"
          attr:value={session().user.name}
        />
      )}
    </Field>
  );
}

function Facts() {
  const session = useSession();
  return (
    <dl class="facts">
      <div>
        <dt>{profileWords().email}</dt>
        <dd>{session().user.email}</dd>
      </div>
      <div>
        <dt>{profileWords().role}</dt>
        <dd>{roleName(session().role)}</dd>
      </div>
    </dl>
  );
}

function LanguageField() {
  return (
    <Field title={profileWords().language}>
      {(id) => (
        <select
          class="input"
          id={id}
          value={language()}
          onChange={(event) => void speak(event.currentTarget.value === "de" ? "de" : "en")}
        >
          <For each={Object.entries(LANGUAGES)}>
            {([code, name]) => (
              <option value={code} lang={code} selected={code === language()}>
                {name}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

function ThemeField() {
  return (
    <Field title={profileWords().theme}>
      {(id) => (
        <select
          class="input"
          id={id}
          value={theme()}
          onChange={(event) => wear(THEMES.find((one) => one === event.currentTarget.value) ?? "system")}
        >
          <For each={THEMES}>
            {(name) => (
              <option value={name} selected={name === theme()}>
                {words().themes[name]}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
