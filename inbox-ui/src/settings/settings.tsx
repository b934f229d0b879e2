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
  const sections = useSections(() => params.section);
  createEffect(() => {
    document.title = `${translate(sections.chosen()?.title ?? title)} · Parley`;
  });
  return (
    <main class="settings" data-open={params.section ? "" : undefined}>
      <Navigation
        isOpen={params.section !== undefined}
        allowed={sections.allowed()}
        shown={params.section ?? sections.first?.name}
      />
      <div class="settings-main" id="content" tabindex="-1">
        <Show when={params.section}>
          <A class="settings-back" href="/settings">
            <Icon name="left" />
            {translate(title)}
          </A>
        </Show>
        <Chosen name={params.section} sections={sections} />
      </div>
    </main>
  );
}

/** Finds the sections that the hub offers, those that the user may see, and the chosen one. */
function useSections(name: () => string | undefined) {
  const may = useMay();
  const known = useAreas().flatMap((area) => area.sections ?? []);
  const offered = known.map((section) => ({ section, isOffered: section.useIsOffered?.() ?? (() => true) }));
  const shown = () => offered.flatMap(({ section, isOffered }) => (isOffered() ? [section] : []));
  const allowed = () => shown().filter(({ needs }) => needs === undefined || may(needs));
  const chosen = () => shown().find((one) => one.name === name());
  /** Whether the hub has yet to say if it offers the section. */
  const isUnknown = () =>
    offered.some(({ section, isOffered }) => section.name === name() && isOffered() === undefined);
  const isAllowed = () => allowed().some((one) => one.name === chosen()?.name);
  return { first: known[0], allowed, chosen, isUnknown, isAllowed };
}

function Chosen(props: {
  readonly name: string | undefined;
  readonly sections: ReturnType<typeof useSections>;
}) {
  return (
    <Switch>
      <Match when={props.name === undefined}>
        <SectionPart section={props.sections.first} />
      </Match>
      <Match when={props.sections.isUnknown()}>{null}</Match>
      <Match when={props.sections.chosen() === undefined}>
        <EmptyState title={words().common.gone} />
      </Match>
      <Match when={!props.sections.isAllowed()}>
        <EmptyState title={settingsWords().notAllowed} />
      </Match>
      <Match when={props.sections.chosen()}>
        <SectionPart section={props.sections.chosen()} />
      </Match>
    </Switch>
  );
}

function SectionPart(props: { readonly section: SettingsSection | undefined }) {
  return (
    <Show when={props.section} keyed>
      {(shown) => (
        <Suspense>
          <shown.part />
        </Suspense>
      )}
    </Show>
  );
}

function Navigation(props: {
  readonly isOpen: boolean;
  readonly allowed: readonly SettingsSection[];
  /** The name of the shown section; the address without a section shows the first one. */
  readonly shown: string | undefined;
}) {
  const inGroup = (name: SettingsSection["group"]) => props.allowed.filter(({ group }) => group === name);
  return (
    <nav class="settings-nav" aria-label={translate(title)}>
      <Show when={props.isOpen} fallback={<h1 class="settings-title">{translate(title)}</h1>}>
        <p class="settings-title">{translate(title)}</p>
      </Show>
      <h2 class="menu-title">{settingsWords().personal}</h2>
      <SectionLinks sections={inGroup("personal")} shown={props.shown} />
      <h2 class="menu-title">{settingsWords().organization}</h2>
      <SectionLinks sections={inGroup("organization")} shown={props.shown} />
    </nav>
  );
}
