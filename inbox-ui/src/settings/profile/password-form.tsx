import { changePassword } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { say as toast } from "../../parts/toasts.tsx";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { profileWords } from "./words/index.ts";

/** Changes the user's password; requires the current one. */
export function PasswordForm() {
  const session = useSession();
  const { busy, fault, run } = useAttempt();
  const say = () => profileWords();
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const change = () =>
      changePassword(String(typed.get("current")), String(typed.get("new")), typed.get("keepKeys") !== null);
    if (!(await run(change))) return;
    form.reset();
    renew("sessions");
    toast(say().passwordChanged);
  };
  return (
    <section class="set-part">
      <h2>{say().password}</h2>
      <form class="box" aria-label={say().password} onSubmit={(event) => void save(event)}>
        {/* A password manager needs to know whose password this is. */}
        <input
          hidden
          type="email"
          name="username"
          autocomplete="username"
          value={session().user.email}
          readonly
        />
        <div class="row-of-two">
          <Field title={say().passwordNow}>
            {(id) => (
              <input
                class="input"
                id={id}
                name="current"
                type="password"
                required
                autocomplete="current-password"
              />
            )}
          </Field>
          <Field title={say().passwordNew} hint={say().passwordHint}>
            {(id, hintId) => (
              <input
                class="input"
                id={id}
                name="new"
                type="password"
                required
                maxlength="200"
                autocomplete="new-password"
                aria-describedby={hintId}
              />
            )}
          </Field>
        </div>
        <label class="check">
          <input type="checkbox" name="keepKeys" />
          {say().keepKeys}
        </label>
        <FormFoot fault={fault()} busy={busy()} save={say().changePassword} />
      </form>
    </section>
  );
}
