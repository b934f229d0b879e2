import { A, useParams } from "@solidjs/router";
import { createEffect, For, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { useMay } from "../api/session.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { EmptyState } from "../parts/state.tsx";
import "./styles/settings.css";
import { words } from "../words/index.ts";
import { settingsWords } from "../words/settings/index.ts";

const Channels = lazy(() => import("./channels/channels.tsx"));
const Rules = lazy(() => import("./rules/rules.tsx"));
const Templates = lazy(() => import("./templates/templates.tsx"));
const Labels = lazy(() => import("./labels/labels.tsx"));
const Members = lazy(() => import("./members/members.tsx"));
const Roles = lazy(() => import("./roles/roles.tsx"));
const ApiKeys = lazy(() => import("./keys/api-keys.tsx"));
const General = lazy(() => import("./general/general.tsx"));
const Hours = lazy(() => import("./hours/hours.tsx"));
const Audit = lazy(() => import("./audit/audit.tsx"));
const Profile = lazy(() => import("./profile/profile.tsx"));
const Keys = lazy(() => import("../shell/shortcuts.tsx"));

/** `needs`: the permission that shows the section; the server decides what it returns. */
const SECTIONS = [
  { name: "profile", icon: "person", part: Profile },
  { name: "keys", icon: "key", part: Keys },
  { name: "general", icon: "settings", part: General, needs: "settings.read" },
  { name: "channels", icon: "channel", part: Channels, needs: "channel.read" },
  { name: "rules", icon: "rule", part: Rules, needs: "rule.read" },
  { name: "canned", icon: "slash", part: Templates, needs: "template.read" },
  { name: "labels", icon: "label", part: Labels, needs: "conversation.read" },
  { name: "members", icon: "contacts", part: Members, needs: "member.read" },
  { name: "roles", icon: "role", part: Roles, needs: "role.manage" },
  { name: "hours", icon: "clock", part: Hours, needs: "settings.read" },
  { name: "api-keys", icon: "lock", part: ApiKeys, needs: "key.manage" },
  { name: "audit", icon: "audit", part: Audit, needs: "audit.read" },
] as const satisfies readonly {
  readonly name: string;
  readonly icon: IconName;
  readonly part: unknown;
  readonly needs?: string;
}[];
const PERSONAL = 2;

/** Shows the settings: the sections on the left, the chosen one beside them. */
export default function Settings() {
  const params = useParams<{ section?: string; item?: string }>();
  const may = useMay();
  const allowed = () => SECTIONS.filter((section) => !("needs" in section) || may(section.needs));
  const section = () => SECTIONS.find((one) => one.name === params.section);
  const isAllowed = () => allowed().some((one) => one.name === section()?.name);
  createEffect(() => {
    document.title = `${section() ? settingsWords().sections[section()?.name ?? "profile"] : settingsWords().title} · Parley`;
  });
  return (
    <main class="settings" data-open={params.section ? "" : undefined}>
      <nav class="settings-nav" aria-label={settingsWords().title}>
        <Show when={params.section} fallback={<h1 class="settings-title">{settingsWords().title}</h1>}>
          <p class="settings-title">{settingsWords().title}</p>
        </Show>
        <h2 class="menu-title">{settingsWords().personal}</h2>
        <Links sections={allowed().slice(0, PERSONAL)} />
        <h2 class="menu-title">{settingsWords().organization}</h2>
        <Links sections={allowed().slice(PERSONAL)} />
      </nav>
      <div class="settings-main" id="content" tabindex="-1">
        <Show when={params.section}>
          <A class="settings-back" href="/settings">
            <Icon name="left" />
            {settingsWords().title}
          </A>
        </Show>
        <Switch>
          <Match when={params.section === undefined}>
            <Suspense>
              <Profile />
            </Suspense>
          </Match>
          <Match when={section() === undefined}>
            <EmptyState title={words().common.gone} />
          </Match>
          <Match when={!isAllowed()}>
            <EmptyState title={settingsWords().notAllowed} />
          </Match>
          <Match when={section()} keyed>
            {(shown) => (
              <Suspense>
                <shown.part />
              </Suspense>
            )}
          </Match>
        </Switch>
      </div>
    </main>
  );
}

function Links(props: {
  readonly sections: readonly { readonly name: (typeof SECTIONS)[number]["name"]; readonly icon: IconName }[];
}) {
  return (
    <ul>
      <For each={props.sections}>
        {(section) => (
          <li>
            <A class="settings-link" href={`/settings/${section.name}`} activeClass="here">
              <Icon name={section.icon} />
              {settingsWords().sections[section.name]}
            </A>
          </li>
        )}
      </For>
    </ul>
  );
}
