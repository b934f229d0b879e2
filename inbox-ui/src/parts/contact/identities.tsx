import { For } from "solid-js";
import type { Contact } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { PlatformMark } from "../platform-mark.tsx";

/** Lists a contact's identities by platform. */
export function Identities(props: { readonly identities: Contact["identities"] }) {
  return (
    <section class="panel-part">
      <h2>{words().contact.identities}</h2>
      <ul>
        <For each={props.identities}>
          {(identity) => (
            <li class="panel-fact">
              <PlatformMark connector={identity.connector} />
              <span class="grow">{identity.value}</span>
              <span class="soft">{identity.kind.replaceAll("_", " ")}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
