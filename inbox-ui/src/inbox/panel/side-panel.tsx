import { A } from "@solidjs/router";
import { For, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import { useContact } from "../../api/queries.ts";
import { saveContact } from "../../api/save-contact.ts";
import { useMay } from "../../api/session.ts";
import type { Contact, Conversation } from "../../api/types.ts";
import "../../styles/panel.css";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { dateOnly, fullTime, shortTime } from "../../words/time.ts";
import { ById } from "../../parts/by-id.tsx";
import { now } from "../../parts/clock.ts";
import { Icon } from "../../parts/icon.tsx";
import { PlatformMark } from "../../parts/platform-mark.tsx";
import { ErrorState } from "../../parts/state.tsx";
import { ContactForm } from "../../parts/contact/contact-form.tsx";
import { ContactHead } from "../../parts/contact/contact-head.tsx";
import { Group } from "./group.tsx";
import { Identities } from "../../parts/contact/identities.tsx";
import { Properties } from "./properties.tsx";

type Props = { readonly conversation: Conversation; readonly close: () => void };

/** Shows the contact and other details; a drawer on narrow pages. */
export function SidePanel(props: Props) {
  let panel: HTMLElement | undefined;
  onMount(() => {
    const stop = new AbortController();
    if (matchMedia("(max-width: 1100px)").matches) panel?.focus();
    panel?.addEventListener("keydown", (event) => event.key === "Escape" && props.close(), {
      signal: stop.signal,
    });
    onCleanup(() => stop.abort());
  });
  return (
    <>
      <div class="panel-scrim" onClick={() => props.close()} />
      <aside class="panel" ref={panel} tabindex="-1" aria-label={inboxWords().conversation.panel}>
        <CloseButton close={props.close} />
        <Details conversation={props.conversation} />
      </aside>
    </>
  );
}

function CloseButton(props: Pick<Props, "close">) {
  return (
    <button
      type="button"
      class="button panel-close"
      data-kind="quiet"
      data-shape="icon"
      data-size="small"
      aria-label={inboxWords().conversation.hideDetails}
      onClick={() => props.close()}
    >
      <Icon name="close" />
    </button>
  );
}

function Details(props: Pick<Props, "conversation">) {
  const may = useMay();
  const contact = useContact(() =>
    may("contact.read") && props.conversation.kind !== "group" ? props.conversation.contact?.id : undefined,
  );
  return (
    <>
      <Show when={contact().isError}>
        <ErrorState
          title={words().contact.errorTitle}
          error={contact().error}
          retry={() => void contact().refetch()}
        />
      </Show>
      <Subject conversation={props.conversation} contact={contact().data} />
      <Properties conversation={props.conversation} />
      <Show when={contact().data}>
        {(known) => <History contact={known()} shownId={props.conversation.id} />}
      </Show>
    </>
  );
}

function Subject(props: { readonly conversation: Conversation; readonly contact: Contact | undefined }) {
  return (
    <Switch fallback={<p class="panel-none">{inboxWords().panel.noContact}</p>}>
      <Match when={props.conversation.kind === "group"}>
        <Group title={props.conversation.title} />
      </Match>
      <Match when={props.conversation.contact}>
        {(summary) => <Person summary={summary()} contact={props.contact} />}
      </Match>
    </Switch>
  );
}

function History(props: { readonly contact: Contact; readonly shownId: string }) {
  return (
    <>
      <Identities identities={props.contact.identities} />
      <OtherConversations contact={props.contact} shownId={props.shownId} />
      <p class="panel-since">{inboxWords().panel.since(dateOnly(props.contact.createdAt))}</p>
    </>
  );
}

function OtherConversations(props: { readonly contact: Contact; readonly shownId: string }) {
  return (
    <section class="panel-part">
      <h2>{inboxWords().panel.conversations}</h2>
      <ul>
        <For
          each={props.contact.conversations.filter((other) => other.id !== props.shownId)}
          fallback={<li class="panel-none">{inboxWords().panel.noOthers}</li>}
        >
          {(other) => <OtherConversation other={other} />}
        </For>
      </ul>
    </section>
  );
}

function OtherConversation(props: { readonly other: Contact["conversations"][number] }) {
  return (
    <li>
      <A class="panel-link" href={`/inbox/${props.other.id}?status=all`}>
        <PlatformMark connector={props.other.channel.connector} />
        <span class="grow">{props.other.title}</span>
        <span class="panel-status" data-status={props.other.status}>
          {words().statuses[props.other.status]}
        </span>
        <time datetime={props.other.updatedAt} title={fullTime(props.other.updatedAt)}>
          {shortTime(props.other.updatedAt, now())}
        </time>
      </A>
    </li>
  );
}

function Person(props: {
  readonly summary: NonNullable<Conversation["contact"]>;
  readonly contact: Contact | undefined;
}) {
  const may = useMay();
  return (
    <>
      <ContactHead
        name={props.contact?.name ?? props.summary.name}
        url={props.summary.avatarUrl}
        since={props.contact?.createdAt}
      />
      <ById of={props.contact}>
        {(known) => (
          <ContactForm
            contact={known()}
            mayEdit={may("contact.write")}
            save={(draft) => saveContact(known(), draft)}
          />
        )}
      </ById>
    </>
  );
}
