import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useMay } from "../../api/session.ts";
import type { Participant } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { Avatar } from "../../parts/avatar.tsx";
import { handleOf } from "../../parts/contact/handle-of.ts";
import { useConversationContext } from "../conversation/conversation-context.ts";

/** Shows a group's name and its participants, each with a link to their contact. */
export function Group(props: { readonly title: string }) {
  const context = useConversationContext();
  const people = () => context.details()?.participants ?? [];
  return (
    <>
      <div class="contact-head">
        <Avatar name={props.title} size="large" />
        <h2>{props.title}</h2>
        <Show when={people().length > 0}>
          <p class="panel-count">{inboxWords().panel.count(people().length)}</p>
        </Show>
      </div>
      <Show when={people().length > 0}>
        <Participants people={people()} />
      </Show>
    </>
  );
}

function Participants(props: { readonly people: readonly Participant[] }) {
  return (
    <section class="panel-part">
      <h2>{inboxWords().panel.people}</h2>
      <ul>
        <For each={props.people}>
          {(person) => (
            <li>
              <Member person={person} />
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Member(props: { readonly person: Participant }) {
  const may = useMay();
  const face = () => (
    <>
      <Avatar name={props.person.name} size="small" />
      <span class="grow">{props.person.name}</span>
      <Show when={props.person.identities[0]}>
        {(identity) => (
          <span class="soft" title={identity().value}>
            {handleOf(identity())}
          </span>
        )}
      </Show>
    </>
  );
  return (
    <Show when={may("contact.read")} fallback={<span class="panel-fact">{face()}</span>}>
      <A class="panel-link" href={`/contacts/${props.person.contactId}`}>
        {face()}
      </A>
    </Show>
  );
}
