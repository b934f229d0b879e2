import { For } from "solid-js";
import type { Contact } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { PlatformMark } from "../platform-mark.tsx";
import { handleOf } from "./handle-of.ts";

/** Lists a contact's identities with their channels. */
export function Identities(props: { readonly identities: Contact["identities"] }) {
  return (
    <section class="panel-part">
      <h2>{words().contact.identities}</h2>
      <ul>
        <For each={props.identities}>
          {(identity) => (
            <li class="panel-fact">
              <PlatformMark connector={identity.connector} />
              <span class="grow" title={identity.value}>
                {handleOf(identity)}
              </span>
              <span class="soft">{identity.channelName}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
