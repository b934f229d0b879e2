import { A, useParams } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import { useChannels, useConnectors } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Channel } from "../../api/types.ts";
import { ById } from "../../parts/by-id.tsx";
import { now } from "../../parts/clock.ts";
import { Icon } from "../../parts/icon.tsx";
import { PlatformMark } from "../../parts/platform-mark.tsx";
import { AddChannel } from "./add-channel.tsx";
import { ChannelDetails } from "./channel-details.tsx";
import { HealthLight } from "./health-light.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { pastTime } from "../../words/time.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { channelsWords } from "./words/index.ts";

/** Shows the connected accounts: the list, one of them, or a new one. */
export default function Channels() {
  const params = useParams<{ item?: string }>();
  const channels = useChannels();
  const connectors = useConnectors();
  // Shows all at once, because a part that loads late would move what is below it.
  const isReading = () => params.item !== undefined && (channels().isPending || connectors().isPending);
  const chosen = () => channels().data?.items.find((channel) => channel.id === params.item);
  return (
    <Switch fallback={<List />}>
      <Match when={params.item === "new"}>
        <AddChannel />
      </Match>
      <Match when={isReading()}>{null}</Match>
      <Match when={chosen()}>
        <ById of={chosen()}>{(channel) => <ChannelDetails channel={channel()} />}</ById>
      </Match>
    </Switch>
  );
}

function List() {
  const channels = useChannels();
  const may = useMay();
  const say = () => channelsWords();
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      action={
        <Show when={may("channel.manage")}>
          <A class="button" data-kind="primary" href="/settings/channels/new">
            <Icon name="plus" />
            {say().add}
          </A>
        </Show>
      }
    >
      <ReadState of={channels()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {(items) => (
          <ul class="cards">
            <For each={items()}>
              {(channel) => (
                <li>
                  <Row channel={channel} />
                </li>
              )}
            </For>
          </ul>
        )}
      </ReadState>
    </SettingsPage>
  );
}

function Row(props: { readonly channel: Channel }) {
  const say = () => channelsWords();
  return (
    <A class="card" href={`/settings/channels/${props.channel.id}`}>
      <PlatformMark connector={props.channel.connector} />
      <span class="card-text">
        <span class="card-name">{props.channel.name}</span>
        <span class="card-soft">
          {props.channel.lastEventAt
            ? say().lastEvent(pastTime(props.channel.lastEventAt, now()))
            : say().noEvent}
          {props.channel.health.account ? ` · ${props.channel.health.account}` : ""}
        </span>
      </span>
      <HealthLight channel={props.channel} />
      <Icon name="right" />
    </A>
  );
}
