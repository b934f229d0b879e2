import { A } from "@solidjs/router";
import { For, onCleanup, onMount, Show } from "solid-js";
import { useContact } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import "../../styles/panel.css";
import { words } from "../../words/index.ts";
import { dateOnly, fullTime, shortTime } from "../../words/time.ts";
import { ById } from "../by-id.tsx";
import { now } from "../clock.ts";
import { useHere } from "../conversation/here.ts";
import { Icon } from "../icon.tsx";
import { PlatformMark } from "../platform-mark.tsx";
import { ErrorState } from "../state.tsx";
import { ContactForm } from "./contact-form.tsx";
import { ContactHead } from "./contact-head.tsx";
import { Identities } from "./identities.tsx";
import { Properties } from "./properties.tsx";

/** Who one talks with and what else is known; a drawer where there is no room beside. */
export function SidePanel(props: { readonly conversation: Conversation; readonly close: () => void }) {
  const may = useMay();
  const contact = useContact(() => (may("contact.read") ? props.conversation.contact?.id : undefined));
  let panel: HTMLElement | undefined;
  onMount(() => {
    const stop = new AbortController();
    if (matchMedia("(max-width: 1100px)").matches) panel?.focus();
    panel?.addEventListener("keydown", (event) => event.key === "Escape" && props.close(), { signal: stop.signal });
    onCleanup(() => stop.abort());
  });
  return (
    <>
      <div class="panel-scrim" onClick={() => props.close()} />
      <aside class="panel" ref={panel} tabindex="-1" aria-label={words().conversation.panel}>
        <button type="button" class="button panel-close" data-kind="quiet" data-shape="icon" data-size="small" aria-label={words().conversation.hideDetails} onClick={() => props.close()}><Icon name="close" /></button>
        <Show when={contact().isError}><ErrorState title={words().panel.errorTitle} error={contact().error} retry={() => void contact().refetch()} /></Show>
        <Show when={props.conversation.contact} fallback={<p class="panel-none">{words().panel.noContact}</p>}>
          {(summary) => (
            <>
              <ContactHead name={contact().data?.name ?? summary().name} url={summary().avatarUrl} since={contact().data?.createdAt} />
              <ById of={contact().data}>{(known) => <ContactForm contact={known()} />}</ById>
            </>
          )}
        </Show>
        <Properties conversation={props.conversation} />
        <Show when={contact().data}>{(known) => <Identities identities={known().identities} />}</Show>
        <People conversation={props.conversation} />
        <Show when={contact().data}>
          {(known) => (
            <section class="panel-part">
              <h2>{words().panel.conversations}</h2>
              <ul>
                <For each={known().conversations.filter((other) => other.id !== props.conversation.id)} fallback={<li class="panel-none">{words().panel.noOthers}</li>}>
                  {(other) => <li><A class="panel-link" href={`/inbox/${other.id}?status=all`}><PlatformMark connector={other.channel.connector} /><span class="grow">{other.title}</span><span class="panel-status" data-status={other.status}>{words().list[other.status]}</span><time datetime={other.updatedAt} title={fullTime(other.updatedAt)}>{shortTime(other.updatedAt, now())}</time></A></li>}
                </For>
              </ul>
            </section>
          )}
        </Show>
        <Show when={contact().data}>{(known) => <p class="panel-since">{words().panel.since(dateOnly(known().createdAt))}</p>}</Show>
      </aside>
    </>
  );
}

function People(props: { readonly conversation: Conversation }) {
  const here = useHere();
  const people = () => (props.conversation.kind === "group" ? (here.details()?.participants ?? []) : []);
  return (
    <Show when={people().length > 0}>
      <section class="panel-part"><h2>{words().panel.people}</h2><ul><For each={people()}>{(person) => <li class="panel-fact"><span class="grow">{person.name}</span><span class="soft">{person.identities[0]?.value}</span></li>}</For></ul></section>
    </Show>
  );
}
