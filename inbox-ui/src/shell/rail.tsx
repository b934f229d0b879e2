import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useHasSandbox } from "../api/queries.ts";
import { useSession } from "../api/session.ts";
import { words } from "../words/index.ts";
import { translate } from "../words/translate.ts";
import { shellWords } from "./words/index.ts";
import { type RailEntry, useAreas } from "../parts/area.ts";
import { Avatar, initials } from "../parts/avatar.tsx";
import { deferMenu } from "../parts/deferred-menu.tsx";
import { Icon } from "../parts/icon.tsx";
import { openOverlay } from "../parts/overlay.ts";

const AccountMenu = deferMenu<null>(() => import("./account-menu.tsx"));

/** Shows the navigation rail; a bar at the bottom of a phone. */
export function Rail() {
  const session = useSession();
  const hasSandbox = useHasSandbox();
  const areas = useAreas();
  return (
    <nav class="rail" aria-label={shellWords().rail.label}>
      <Organization name={session().organization.name} />
      <For each={areas}>{({ rail }) => rail && <Place {...rail} />}</For>
      <span class="rail-gap" />
      {/* Placed above the bottom items: it loads late and moves nothing. */}
      <Show when={hasSandbox()}>
        <SandboxLink />
      </Show>
      <PaletteButton />
      <AccountMenu
        subject={null}
        class="rail-person"
        label={`${shellWords().rail.account}: ${session().user.name}`}
      >
        <Avatar name={session().user.name} size="small" />
      </AccountMenu>
    </nav>
  );
}

const Organization = (props: { readonly name: string }) => (
  <span class="rail-organization" title={props.name} aria-hidden="true">
    {initials(props.name)}
  </span>
);

function SandboxLink() {
  return (
    <a
      class="rail-place"
      data-wide
      href="/sandbox"
      target="_blank"
      rel="noopener"
      title={shellWords().rail.sandbox}
    >
      <Icon name="phone" />
      <span class="rail-title">{shellWords().rail.sandbox}</span>
    </a>
  );
}

function PaletteButton() {
  return (
    <button
      type="button"
      class="rail-place"
      data-wide
      title={`${shellWords().rail.palette} (Ctrl K)`}
      onClick={() => openOverlay("palette")}
    >
      <Icon name="search" />
      <span class="rail-title">{shellWords().rail.palette}</span>
    </button>
  );
}

function Place(props: RailEntry) {
  const count = props.useCount?.();
  return (
    <A
      class="rail-place"
      href={props.href}
      title={translate(props.title)}
      activeClass="here"
      inactiveClass=""
    >
      <Icon name={props.icon} />
      <span class="rail-title">{translate(props.title)}</span>
      <Show when={count?.()}>
        {(some) => (
          <span class="rail-count" aria-hidden="true">
            {words().common.count(some())}
          </span>
        )}
      </Show>
    </A>
  );
}
