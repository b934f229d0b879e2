import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { useChannels, useCounts, useMembers } from "../api/queries.ts";
import { useMay, useSession } from "../api/session.ts";
import "./styles/first-run.css";
import { inboxWords } from "./words/index.ts";
import { Icon } from "../parts/icon.tsx";
import { EmptyState } from "../parts/state.tsx";

const KEY = "parley.first-run.";

/** The name of the organization that a fresh hub creates (core/identity/ensure-first-admin.ts). */
const UNNAMED = "My organization";

/** Shows the empty pane: the first steps for a new user, then how to move through the list. */
export default function FirstRun() {
  const session = useSession();
  const may = useMay();
  const [hidden, hide] = createSignal(localStorage.getItem(KEY + session().organization.id) !== null);
  const dismiss = () => {
    localStorage.setItem(KEY + session().organization.id, "done");
    hide(true);
  };
  return (
    <Show when={!hidden() && may("channel.manage")} fallback={<ChooseOne />}>
      <Checklist dismiss={dismiss} />
    </Show>
  );
}

const ChooseOne = () => (
  <EmptyState
    drawing="bubble"
    title={inboxWords().conversation.choose}
    text={inboxWords().conversation.chooseHint}
  />
);

function Checklist(props: { readonly dismiss: () => void }) {
  const session = useSession();
  const may = useMay();
  const channels = useChannels();
  const members = useMembers();
  const counts = useCounts();
  const say = () => inboxWords().firstRun;
  const hasName = () => session().organization.name !== UNNAMED;
  // The stream updates the counts; a channel's last event needs a read.
  const hasTalked = () =>
    (counts().data?.all ?? 0) > 0 ||
    (channels().data?.items.some((channel) => channel.lastEventAt !== null) ?? false);
  const hasChannel = () => channels().data?.items.some((channel) => !channel.sandbox) ?? false;
  const hasTeam = () => (members().data?.items.length ?? 1) > 1;
  const hasSandbox = () => channels().data?.items.some((channel) => channel.sandbox) ?? false;
  const steps = () => [
    ...(may("settings.manage") ? [hasName()] : []),
    ...(hasSandbox() ? [hasTalked()] : []),
    hasChannel(),
    hasTeam(),
  ];
  const count = () => steps().filter(Boolean).length;
  const isKnown = () => channels().data !== undefined && members().data !== undefined;
  const isDone = () => count() === steps().length;
  return (
    <Show
      when={isKnown() && !isDone()}
      fallback={
        <Show when={isDone()}>
          <ChooseOne />
        </Show>
      }
    >
      <section class="first-run" aria-label={say().title}>
        <h2>{say().title}</h2>
        <p class="first-run-lead">
          {say().lead} <span>{say().step(count(), steps().length)}</span>
        </p>
        <ol>
          <Show when={may("settings.manage")}>
            <Step done={hasName()} title={say().name} hint={say().nameHint}>
              <A class="button" href="/settings/general">
                {say().nameDo}
              </A>
            </Step>
          </Show>
          <Show when={hasSandbox()}>
            <Step done={hasTalked()} title={say().sandbox} hint={say().sandboxHint}>
              <a
                class="button"
                data-kind={hasTalked() ? undefined : "primary"}
                href="/sandbox"
                target="_blank"
                rel="noopener"
              >
                {say().sandboxDo}
              </a>
            </Step>
          </Show>
          <Step done={hasChannel()} title={say().channel} hint={say().channelHint}>
            <A class="button" href="/settings/channels/new">
              {say().channelDo}
            </A>
          </Step>
          <Step done={hasTeam()} title={say().invite} hint={say().inviteHint}>
            <A class="button" href="/settings/members">
              {say().inviteDo}
            </A>
          </Step>
        </ol>
        <button
          type="button"
          class="button"
          data-kind="quiet"
          data-size="small"
          onClick={() => props.dismiss()}
        >
          {say().dismiss}
        </button>
      </section>
    </Show>
  );
}

function Step(props: {
  readonly done: boolean;
  readonly title: string;
  readonly hint: string;
  readonly children: JSX.Element;
}) {
  return (
    <li class="step" data-done={props.done ? "" : undefined}>
      <span class="step-mark">
        <Show when={props.done}>
          <Icon name="check" />
          <span class="hidden">{inboxWords().firstRun.isDone}</span>
        </Show>
      </span>
      <span class="step-text">
        <strong>{props.title}</strong>
        <span>{props.hint}</span>
      </span>
      {props.children}
    </li>
  );
}
