import { A } from "@solidjs/router";
import { For } from "solid-js";
import type { SettingsSection } from "../parts/area.ts";
import { Icon } from "../parts/icon.tsx";
import { translate } from "../words/translate.ts";

/** Lists sections of the settings and marks the one that is shown. */
export function SectionLinks(props: {
  readonly sections: readonly SettingsSection[];
  readonly shown: string | undefined;
}) {
  return (
    <ul>
      <For each={props.sections}>
        {(section) => (
          <li>
            <A
              class="settings-link"
              href={`/settings/${section.name}`}
              classList={{ here: section.name === props.shown }}
              aria-current={section.name === props.shown ? "page" : undefined}
            >
              <Icon name={section.icon} />
              {translate(section.title)}
            </A>
          </li>
        )}
      </For>
    </ul>
  );
}
