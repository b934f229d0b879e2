import { Dialog } from "@kobalte/core/dialog";
import { reauthenticate } from "../api/identity.ts";
import { useSession } from "../api/session.ts";
import { Field } from "../parts/field.tsx";
import { FormFoot } from "../parts/form-foot.tsx";
import { answerPassword, asking } from "../parts/reauthenticate.ts";
import { useAttempt } from "../parts/use-attempt.ts";
import { shellWords } from "./words/index.ts";

/** Asks for the password before a request that gives or takes a way in is repeated. */
export default function PasswordDialog() {
  const session = useSession();
  const { busy, fault, run } = useAttempt();
  const say = () => shellWords().reauthentication;
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    if (await run(() => reauthenticate(password))) answerPassword(true);
  };
  return (
    <Dialog open={asking()} onOpenChange={(shown) => !shown && answerPassword(false)}>
      <Dialog.Portal>
        <Dialog.Overlay class="scrim" />
        <Dialog.Content class="dialog">
          <Dialog.Title>{say().title}</Dialog.Title>
          <Dialog.Description>{say().text}</Dialog.Description>
          <form onSubmit={(event) => void save(event)}>
            {/* A password manager needs to know whose password this is. */}
            <input
              hidden
              type="email"
              name="username"
              autocomplete="username"
              value={session().user.email}
              readonly
            />
            <Field title={say().password}>
              {(id) => (
                <input
                  class="input"
                  id={id}
                  name="password"
                  type="password"
                  required
                  autocomplete="current-password"
                />
              )}
            </Field>
            <FormFoot
              fault={fault()}
              busy={busy()}
              save={say().submit}
              cancel={() => answerPassword(false)}
            />
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
