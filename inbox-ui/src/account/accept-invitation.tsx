import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { acceptInvitation, previewInvitation } from "../api/identity.ts";
import { useRead } from "../api/read.ts";
import { resetSession } from "../live/reset-session.ts";
import type { InvitationPreview } from "../api/types.ts";
import { Icon } from "../parts/icon.tsx";
import { EmptyState } from "../parts/state.tsx";
import "./styles/auth-page.css";
import { PasswordField } from "../parts/password-field.tsx";
import { accountWords } from "./words/index.ts";
import { roleName } from "../words/role-name.ts";
import { reasonOf } from "../words/reason.ts";

/** Shows the page of an invitation link: name and password join the organization. */
export default function AcceptInvitation() {
  const params = useParams<{ id: string }>();
  const [search] = useSearchParams<{ token?: string }>();
  const preview = useRead(() => ({
    queryKey: ["invitation", params.id],
    queryFn: () => previewInvitation(params.id, search.token ?? ""),
    retry: false,
  }));
  return (
    <main class="auth-page">
      <Show
        when={preview().data}
        fallback={
          <Show when={preview().isError}>
            <Invalid />
          </Show>
        }
      >
        {(invitation) => <JoinForm id={params.id} token={search.token ?? ""} invitation={invitation()} />}
      </Show>
    </main>
  );
}

function Invalid() {
  return (
    <EmptyState
      drawing="people"
      title={accountWords().invitation.invalid}
      text={accountWords().invitation.accepted}
    >
      <A class="button" href="/sign-in">
        {accountWords().signIn.submit}
      </A>
    </EmptyState>
  );
}

type JoinProps = { readonly id: string; readonly token: string; readonly invitation: InvitationPreview };

function JoinForm(props: JoinProps) {
  const { busy, fault, submit } = useJoin(props);
  return (
    <form class="auth-card" onSubmit={(event) => void submit(event)}>
      <img class="auth-mark" src="/mark.svg" alt="" width="40" height="40" />
      <h1>{accountWords().invitation.title(props.invitation.organizationName)}</h1>
      <p class="auth-lead">
        {accountWords().invitation.lead(props.invitation.email, roleName(props.invitation.role))}{" "}
        {accountWords().invitation.haveAccount}
      </p>
      <Show when={fault()}>
        <p class="auth-fault" role="alert">
          <Icon name="alert" />
          {fault()}
        </p>
      </Show>
      <NameField />
      <PasswordField
        title={accountWords().invitation.password}
        hint={accountWords().invitation.passwordHelp}
        isNew
      />
      <button type="submit" class="button" data-kind="primary" disabled={busy()}>
        {busy() ? accountWords().invitation.submitting : accountWords().invitation.submit}
      </button>
    </form>
  );
}

function useJoin(props: JoinProps) {
  const navigate = useNavigate();
  const [fault, setFault] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await acceptInvitation(props.id, {
        token: props.token,
        name: String(form.get("name")),
        password: String(form.get("password")),
      });
      await resetSession();
      navigate("/inbox", { replace: true });
    } catch (error) {
      setFault(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, submit };
}

function NameField() {
  return (
    <div class="field">
      <label for="name">{accountWords().invitation.name}</label>
      <input class="input" id="name" name="name" autocomplete="name" required maxlength="120" />
    </div>
  );
}
