import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useChannels, useCounts } from "../api/queries.ts";
import { useSession } from "../api/session.ts";
import { words } from "../words/index.ts";
import { Avatar, initials } from "../parts/avatar.tsx";
import { deferMenu } from "../parts/deferred-menu.tsx";
import { Icon, type IconName } from "../parts/icon.tsx";
import { openOverlay } from "../parts/overlay.ts";

const AccountMenu = deferMenu<null>(() => import("./account-menu.tsx"));

type Place = {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly count?: number;
};

/** Shows the navigation rail; a bar at the bottom of a phone. */
export function Rail() {
  const session = useSession();
  const counts = useCounts();
  const channels = useChannels();
  const hasSandbox = () => channels().data?.items.some((channel) => channel.sandbox) ?? false;
  const places = (): readonly Place[] => [
    { href: "/inbox", icon: "inbox", title: words().rail.inbox, count: counts().data?.mine ?? 0 },
    { href: "/contacts", icon: "contacts", title: words().rail.contacts },
    { href: "/settings", icon: "settings", title: words().rail.settings },
  ];
  return (
    <nav class="rail" aria-label={words().rail.label}>
      <span class="rail-organization" title={session().organization.name} aria-hidden="true">
        {initials(session().organization.name)}
      </span>
      <For each={places()}>
        {(place) => (
          <A class="rail-place" href={place.href} title={place.title} activeClass="here" inactiveClass="">
            <Icon name={place.icon} />
            <span class="rail-title">{place.title}</span>
            <Show when={place.count}>
              {(count) => (
                <span class="rail-count" aria-hidden="true">
                  {words().list.count(count())}
                </span>
              )}
            </Show>
          </A>
        )}
      </For>
      <span class="rail-gap" />
      {/* Placed above the bottom items: it loads late and moves nothing. */}
      <Show when={hasSandbox()}>
        <a
          class="rail-place"
          data-wide
          href="/sandbox"
          target="_blank"
          rel="noopener"
          title={words().rail.sandbox}
        >
          <Icon name="phone" />
          <span class="rail-title">{words().rail.sandbox}</span>
        </a>
      </Show>
      <button
        type="button"
        class="rail-place"
        data-wide
        title={`${words().rail.palette} (Ctrl K)`}
        onClick={() => openOverlay("palette")}
      >
        <Icon name="search" />
        <span class="rail-title">{words().rail.palette}</span>
      </button>
      <AccountMenu
        subject={null}
        class="rail-person"
        label={`${words().rail.account}: ${session().user.name}`}
      >
        <Avatar name={session().user.name} size="small" />
      </AccountMenu>
    </nav>
  );
}
