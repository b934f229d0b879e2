import { type RouteSectionProps, useLocation, useNavigate } from "@solidjs/router";
import {
  createEffect,
  createMemo,
  createSignal,
  lazy,
  Match,
  onCleanup,
  onMount,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { hasStatus, onReauthentication } from "../api/client.ts";
import { useMe } from "../api/queries.ts";
import type { Me } from "../api/types.ts";
import { connect } from "../live/connect.ts";
import { forgetOthers } from "../live/reset-session.ts";
import { question } from "../parts/confirm.ts";
import { ConnectionBanner } from "./connection-banner.tsx";
import { offerAreaCommands } from "./area-commands.ts";
import { listenToKeys } from "./keyboard.ts";
import { openOverlay, overlay } from "../parts/overlay.ts";
import { asked, askForPassword } from "../parts/reauthenticate.ts";
import { Rail } from "./rail.tsx";
import { ErrorState } from "../parts/state.tsx";
import { Toasts } from "../parts/toasts.tsx";
import "./styles/shell.css";
import { words } from "../words/index.ts";

const ConfirmDialog = lazy(() => import("./confirm-dialog.tsx"));
const PasswordDialog = lazy(() => import("./password-dialog.tsx"));
const Palette = lazy(() => import("./palette.tsx"));
const KeyList = lazy(() => import("./key-list.tsx"));

/** Surrounds every page of a signed-in user; sends everyone else to the sign-in page. */
export function Shell(props: RouteSectionProps) {
  const me = useMe();
  const location = useLocation();
  const navigate = useNavigate();
  const isStranger = () => hasStatus(me().error, 401);
  createEffect(() => {
    if (isStranger())
      navigate(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`, { replace: true });
  });
  const user = createUser(() => me().data);
  return (
    <Switch>
      <Match when={user()} keyed>
        <Signed>{props.children}</Signed>
      </Match>
      <Match when={me().isError && !isStranger()}>
        <ErrorState title={words().common.failed} error={me().error} retry={() => void me().refetch()} />
      </Match>
    </Switch>
  );
}

/**
 * Returns who the page is drawn for. Another user or organization, by another tab, gets a new page: nothing that stands in
 * this one, such as an open text, may become theirs.
 */
function createUser(me: () => Me | undefined): () => string | undefined {
  return createMemo<string | undefined>((before) => {
    const known = me();
    const now = known && `${known.user.id} ${known.organization.id}`;
    if (before !== undefined && now !== undefined && now !== before) forgetOthers();
    return now;
  });
}

function Signed(props: { readonly children: RouteSectionProps["children"] }) {
  useConnection();
  offerAreaCommands();
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {words().common.skip}
      </a>
      <Rail />
      <div class="shell-page">
        <ConnectionBanner />
        <Suspense>{props.children}</Suspense>
      </div>
      <Toasts />
      <Dialogs />
    </div>
  );
}

/** Connects to the hub and listens to the page's keys while the user is signed in. */
function useConnection(): void {
  const stop = new AbortController();
  onMount(() => {
    connect(stop.signal);
    onReauthentication(askForPassword);
    // A file dropped elsewhere would replace the page.
    for (const kind of ["dragover", "drop"])
      addEventListener(kind, (event) => event.preventDefault(), { signal: stop.signal });
    listenToKeys(() => openOverlay("palette"), stop.signal);
  });
  onCleanup(() => stop.abort());
}

function Dialogs() {
  const [opened, setOpened] = createSignal(false);
  createEffect(() => overlay() && setOpened(true));
  return (
    <>
      <Show when={question()}>
        <Suspense>
          <ConfirmDialog />
        </Suspense>
      </Show>
      <Show when={asked()}>
        <Suspense>
          <PasswordDialog />
        </Suspense>
      </Show>
      <Show when={opened()}>
        <Suspense>
          <Palette />
          <KeyList />
        </Suspense>
      </Show>
    </>
  );
}
