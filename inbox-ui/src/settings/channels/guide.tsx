import { createMemo, For, Show } from "solid-js";
import type { Channel, GuideStep } from "../../api/types.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type StepState, stepStates } from "./step-state.ts";
import "./styles/guide.css";
import { webAddress } from "./web-address.ts";
import { channelsWords } from "./words/index.ts";

type Props = {
  readonly steps: readonly GuideStep[] | undefined;
  /** What the last check found, once the channel exists. */
  readonly health?: Channel["health"];
  readonly check?: () => void;
};

/** Shows what to click to set an account up, in order, and which steps are done. */
export function Guide(props: Props) {
  const steps = createMemo(() => props.steps ?? []);
  const states = createMemo(() => stepStates(steps(), props.health));
  const isChecked = () => steps().some(({ check }) => check !== undefined);
  return (
    <Show when={steps().length > 0}>
      <section class="set-part guide" aria-labelledby="guide-title">
        <h2 id="guide-title">{channelsWords().guide}</h2>
        <ol>
          <For each={steps()}>{(step, at) => <Step step={step} state={states()[at()] ?? "unknown"} />}</For>
        </ol>
        <Show when={isChecked() && props.check}>
          {(check) => (
            <button type="button" class="button" data-size="small" onClick={() => check()()}>
              <Icon name="refresh" />
              {channelsWords().checkAgain}
            </button>
          )}
        </Show>
      </section>
    </Show>
  );
}

function Step(props: { readonly step: GuideStep; readonly state: StepState }) {
  const say = () => channelsWords();
  return (
    <li data-state={props.state}>
      <h3>
        {props.step.title}
        <Show when={props.state !== "unknown"}>
          <span class="guide-state">{props.state === "done" ? say().stepDone : say().stepOpen}</span>
        </Show>
      </h3>
      <p>{props.step.text}</p>
      <Show when={props.step.copy}>{(text) => <CopyBox label={props.step.title} text={text()} />}</Show>
      <Show when={webAddress(props.step.href)}>
        {(href) => (
          <a href={href()} target="_blank" rel="noopener noreferrer">
            {new URL(href()).host}
          </a>
        )}
      </Show>
    </li>
  );
}
