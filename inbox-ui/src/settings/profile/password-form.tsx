import { changePassword } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { say as toast } from "../../parts/toasts.tsx";
import { AccountName, PasswordField } from "../../parts/password-field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { profileWords } from "./words/index.ts";

/** Changes the user's password; requires the current one. */
export function PasswordForm() {
  const { busy, fault, save } = usePasswordChange();
  const session = useSession();
  const say = () => profileWords();
  return (
    <section class="set-part">
      <h2>{say().password}</h2>
      <form class="box" aria-label={say().password} onSubmit={(event) => void save(event)}>
        <AccountName email={session().user.email} />
        <div class="row-of-two">
          <PasswordField title={say().passwordNow} name="current" />
          <PasswordField title={say().passwordNew} hint={say().passwordHint} name="new" isNew />
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

function usePasswordChange() {
  const { busy, fault, run } = useAttempt();
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const change = () =>
      changePassword(String(typed.get("current")), String(typed.get("new")), typed.get("keepKeys") !== null);
    if (!(await run(change))) return;
    form.reset();
    renew("sessions");
    toast(profileWords().passwordChanged);
  };
  return { busy, fault, save };
}
