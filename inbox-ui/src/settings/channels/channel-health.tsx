import { For, Show } from "solid-js";
import type { Channel } from "../../api/types.ts";
import { now } from "../../parts/clock.ts";
import { Icon } from "../../parts/icon.tsx";
import { pastTime } from "../../words/time.ts";
import { HealthLight } from "./health-light.tsx";
import { channelsWords } from "./words/index.ts";

type Props = {
  readonly channel: Channel;
  readonly mayManage: boolean;
  readonly check: () => void;
  readonly repair: () => void;
};

/** Shows whether a channel works, and what is wrong with how to fix it. */
export function ChannelHealth(props: Props) {
  return (
    <section class="set-part" aria-label={channelsWords().findings}>
      <div class="inline">
        <HealthLight channel={props.channel} />
        <Show when={props.channel.health.checkedAt}>
          {(at) => <span class="card-soft">{channelsWords().checkedAt(pastTime(at(), now()))}</span>}
        </Show>
        <Show when={props.mayManage}>
          <button type="button" class="button" data-size="small" onClick={() => props.check()}>
            <Icon name="refresh" />
            {channelsWords().check}
          </button>
        </Show>
      </div>
      <For each={props.channel.health.findings} fallback={<AllWell channel={props.channel} />}>
        {(finding) => <Finding {...props} finding={finding} />}
      </For>
    </section>
  );
}

function AllWell(props: { readonly channel: Channel }) {
  return (
    <Show when={props.channel.health.state === "ok"}>
      <p class="card-soft">{channelsWords().allWell}</p>
    </Show>
  );
}

function Finding(props: Props & { readonly finding: Channel["health"]["findings"][number] }) {
  return (
    <div class="finding" data-severity={props.finding.severity}>
      <span>
        {props.finding.text}
        <Show when={props.finding.fix}>
          <span class="fix">{props.finding.fix}</span>
        </Show>
      </span>
      <Show when={props.finding.action === "repair" && props.mayManage}>
        <button type="button" class="button" data-size="small" onClick={() => props.repair()}>
          {channelsWords().repair}
        </button>
      </Show>
    </div>
  );
}
