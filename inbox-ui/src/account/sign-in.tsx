import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, onMount, Show } from "solid-js";
import { ApiError } from "../api/client.ts";
import { signIn } from "../api/identity.ts";
import { resetSession } from "../live/reset-session.ts";
import { Icon } from "../parts/icon.tsx";
import "./styles/auth-page.css";
import { PasswordField } from "../parts/password-field.tsx";
import { accountWords } from "./words/index.ts";
import { reasonOf } from "../words/reason.ts";

/** Signs in with address and password, then returns to the requested page. */
export default function SignIn() {
  const { busy, fault, submit } = useSignIn();
  onMount(() => (document.title = accountWords().signIn.title));
  return (
    <main class="auth-page">
      <form class="auth-card" onSubmit={(event) => void submit(event)} aria-labelledby="auth-title">
        <img class="auth-mark" src="/mark.svg" alt="" width="40" height="40" />
        <h1 id="auth-title">{accountWords().signIn.title}</h1>
        <Show when={fault()}>
          <p class="auth-fault" role="alert">
            <Icon name="alert" />
            {fault()}
          </p>
        </Show>
        <EmailField />
        <PasswordField title={accountWords().signIn.password} />
        <button type="submit" class="button" data-kind="primary" disabled={busy()}>
          {busy() ? accountWords().signIn.submitting : accountWords().signIn.submit}
        </button>
        <p class="auth-help">{accountWords().signIn.help}</p>
      </form>
    </main>
  );
}

function EmailField() {
  let email: HTMLInputElement | undefined;
  onMount(() => email?.focus());
  return (
    <div class="field">
      <label for="email">{accountWords().signIn.email}</label>
      <input
        ref={email}
        class="input"
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        required
      />
    </div>
  );
}

function useSignIn() {
  const [search] = useSearchParams<{ to?: string }>();
  const navigate = useNavigate();
  const [fault, setFault] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFault("");
    try {
      await signIn(String(form.get("email")), String(form.get("password")));
      await resetSession();
      navigate(inside(search.to), { replace: true });
    } catch (error) {
      setFault(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, submit };
}

// Allows only our own paths: another address could lead users away after signing in.
const inside = (to: string | undefined) => (to?.startsWith("/") && !to.startsWith("//") ? to : "/inbox");

function explain(error: unknown): string {
  if (error instanceof ApiError && error.status === 429) return accountWords().signIn.tooMany;
  if (error instanceof ApiError && (error.status === 401 || error.status === 400))
    return accountWords().signIn.wrong;
  return reasonOf(error);
}
