import { Dialog } from "@kobalte/core/dialog";
import { reauthenticate } from "../api/identity.ts";
import { useSession } from "../api/session.ts";
import { FormFoot } from "../parts/form-foot.tsx";
import { AccountName, PasswordField } from "../parts/password-field.tsx";
import { answerPassword, asking } from "../parts/reauthenticate.ts";
import { useAttempt } from "../parts/use-attempt.ts";
import { shellWords } from "./words/index.ts";

/** Asks for the password before a request that gives or takes a way in is repeated. */
export default function PasswordDialog() {
  const say = () => shellWords().reauthentication;
  return (
    <Dialog open={asking()} onOpenChange={(shown) => !shown && answerPassword(false)}>
      <Dialog.Portal>
        <Dialog.Overlay class="scrim" />
        <Dialog.Content class="dialog">
          <Dialog.Title>{say().title}</Dialog.Title>
          <Dialog.Description>{say().text}</Dialog.Description>
          <PasswordForm />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

function PasswordForm() {
  const session = useSession();
  const { busy, fault, run } = useAttempt();
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    if (await run(() => reauthenticate(password))) answerPassword(true);
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <AccountName email={session().user.email} />
      <PasswordField title={shellWords().reauthentication.password} />
      <FormFoot
        fault={fault()}
        busy={busy()}
        save={shellWords().reauthentication.submit}
        cancel={() => answerPassword(false)}
      />
    </form>
  );
}
