import { For, Show } from "solid-js";
import type { Channel } from "../../api/types.ts";
import { now } from "../../parts/clock.ts";
import { Icon } from "../../parts/icon.tsx";
import { pastTime } from "../../words/time.ts";
import { FindingRow, type Mending } from "./finding-row.tsx";
import { HealthLight } from "./health-light.tsx";
import { channelsWords } from "./words/index.ts";

type Props = Mending & { readonly channel: Channel; readonly check: () => void };

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
        {(finding) => <FindingRow {...props} finding={finding} />}
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
