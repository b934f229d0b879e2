import { A, useParams } from "@solidjs/router";
import { createEffect, Match, Show, Suspense, Switch } from "solid-js";
import { useMay } from "../api/session.ts";
import { type SettingsSection, useAreas } from "../parts/area.ts";
import { Icon } from "../parts/icon.tsx";
import { EmptyState } from "../parts/state.tsx";
import "./styles/settings.css";
import { words } from "../words/index.ts";
import { translate } from "../words/translate.ts";
import { title } from "./words/title.ts";
import { SectionLinks } from "./section-links.tsx";
import { settingsWords } from "./words/index.ts";

/** Shows the settings: the sections on the left, the chosen one beside them. */
export default function Settings() {
  const params = useParams<{ section?: string; item?: string }>();
  const may = useMay();
  const known = useAreas().flatMap((area) => area.sections ?? []);
  const offered = known.map((section) => ({ section, isOffered: section.useIsOffered?.() ?? (() => true) }));
  const sections = () => offered.flatMap(({ section, isOffered }) => (isOffered() ? [section] : []));
  const allowed = () => sections().filter(({ needs }) => needs === undefined || may(needs));
  const section = () => sections().find((one) => one.name === params.section);
  // The address without a section shows the first one.
  const shownName = () => params.section ?? known[0]?.name;
  const isUnknown = () =>
    offered.some(({ section: { name }, isOffered }) => name === params.section && isOffered() === undefined);
  const isAllowed = () => allowed().some((one) => one.name === section()?.name);
  const inGroup = (name: SettingsSection["group"]) => allowed().filter(({ group }) => group === name);
  createEffect(() => {
    document.title = `${translate(section()?.title ?? title)} · Parley`;
  });
  return (
    <main class="settings" data-open={params.section ? "" : undefined}>
      <nav class="settings-nav" aria-label={translate(title)}>
        <Show when={params.section} fallback={<h1 class="settings-title">{translate(title)}</h1>}>
          <p class="settings-title">{translate(title)}</p>
        </Show>
        <h2 class="menu-title">{settingsWords().personal}</h2>
        <SectionLinks sections={inGroup("personal")} shown={shownName()} />
        <h2 class="menu-title">{settingsWords().organization}</h2>
        <SectionLinks sections={inGroup("organization")} shown={shownName()} />
      </nav>
      <div class="settings-main" id="content" tabindex="-1">
        <Show when={params.section}>
          <A class="settings-back" href="/settings">
            <Icon name="left" />
            {translate(title)}
          </A>
        </Show>
        <Switch>
          <Match when={params.section === undefined}>
            <Show when={known[0]} keyed>
              {(first) => (
                <Suspense>
                  <first.part />
                </Suspense>
              )}
            </Show>
          </Match>
          <Match when={isUnknown()}>{null}</Match>
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
