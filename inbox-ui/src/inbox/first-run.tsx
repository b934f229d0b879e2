import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { useChannels, useCounts, useMembers } from "../api/queries.ts";
import { useMay, useSession } from "../api/session.ts";
import type { Channel } from "../api/types.ts";
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
  const steps = useSteps();
  const isDone = () => steps.count() === steps.shown().length;
  return (
    <Show
      when={steps.isKnown() && !isDone()}
      fallback={
        <Show when={isDone()}>
          <ChooseOne />
        </Show>
      }
    >
      <section class="first-run" aria-label={inboxWords().firstRun.title}>
        <h2>{inboxWords().firstRun.title}</h2>
        <p class="first-run-lead">
          {inboxWords().firstRun.lead}{" "}
          <span>{inboxWords().firstRun.step(steps.count(), steps.shown().length)}</span>
        </p>
        <Steps steps={steps} />
        <DismissButton dismiss={props.dismiss} />
      </section>
    </Show>
  );
}

function DismissButton(props: { readonly dismiss: () => void }) {
  return (
    <button type="button" class="button" data-kind="quiet" data-size="small" onClick={() => props.dismiss()}>
      {inboxWords().firstRun.dismiss}
    </button>
  );
}

/** What was done already, and which steps are for this user. */
function useSteps() {
  const session = useSession();
  const may = useMay();
  const channels = useChannels();
  const members = useMembers();
  const counts = useCounts();
  const anyChannel = (has: (channel: Channel) => boolean) => channels().data?.items.some(has) ?? false;
  const mayName = () => may("settings.manage");
  const hasName = () => session().organization.name !== UNNAMED;
  // The stream updates the counts; a channel's last event needs a read.
  const hasTalked = () =>
    (counts().data?.all ?? 0) > 0 || anyChannel(({ lastEventAt }) => lastEventAt !== null);
  const hasChannel = () => anyChannel(({ sandbox }) => !sandbox);
  const hasSandbox = () => anyChannel(({ sandbox }) => sandbox);
  const hasTeam = () => (members().data?.items.length ?? 1) > 1;
  const shown = () => [
    ...(mayName() ? [hasName()] : []),
    ...(hasSandbox() ? [hasTalked()] : []),
    hasChannel(),
    hasTeam(),
  ];
  const count = () => shown().filter(Boolean).length;
  const isKnown = () => channels().data !== undefined && members().data !== undefined;
  return { mayName, hasName, hasTalked, hasChannel, hasSandbox, hasTeam, shown, count, isKnown };
}

function Steps(props: { readonly steps: ReturnType<typeof useSteps> }) {
  const say = () => inboxWords().firstRun;
  return (
    <ol>
      <Show when={props.steps.mayName()}>
        <Step done={props.steps.hasName()} title={say().name} hint={say().nameHint}>
          <StepLink href="/settings/general" title={say().nameDo} />
        </Step>
      </Show>
      <Show when={props.steps.hasSandbox()}>
        <SandboxStep done={props.steps.hasTalked()} />
      </Show>
      <Step done={props.steps.hasChannel()} title={say().channel} hint={say().channelHint}>
        <StepLink href="/settings/channels/new" title={say().channelDo} />
      </Step>
      <Step done={props.steps.hasTeam()} title={say().invite} hint={say().inviteHint}>
        <StepLink href="/settings/members" title={say().inviteDo} />
      </Step>
    </ol>
  );
}

const StepLink = (props: { readonly href: string; readonly title: string }) => (
  <A class="button" href={props.href}>
    {props.title}
  </A>
);

function SandboxStep(props: { readonly done: boolean }) {
  const say = () => inboxWords().firstRun;
  return (
    <Step done={props.done} title={say().sandbox} hint={say().sandboxHint}>
      <a
        class="button"
        data-kind={props.done ? undefined : "primary"}
        href="/sandbox"
        target="_blank"
        rel="noopener"
      >
        {say().sandboxDo}
      </a>
    </Step>
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
