import { A, useParams } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
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
import type { Column } from "../../parts/table/column.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { fullTime, pastTime } from "../../words/time.ts";
import "../../styles/chip.css";
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
  const columns = (): readonly Column<Channel>[] => [
    { id: "name", title: say().name, isName: true, cell: (channel) => <ChannelName channel={channel()} /> },
    { id: "state", title: say().state, narrow: true, cell: (channel) => <HealthLight channel={channel()} /> },
    { id: "account", title: say().account, cell: (channel) => channel().health.account },
    {
      id: "lastEvent",
      title: say().lastEventTitle,
      narrow: true,
      cell: (channel) => <LastEvent at={channel().lastEventAt} />,
    },
  ];
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      width="wide"
      action={
        <Show when={may("channel.manage")}>
          <A class="button" data-kind="primary" href="/settings/channels/new">
            <Icon name="plus" />
            {say().add}
          </A>
        </Show>
      }
    >
      <DataTable
        label={translate(title)}
        columns={columns()}
        rows={channels().data?.items}
        rowTitle={({ name }) => name}
        href={({ id }) => `/settings/channels/${id}`}
        empty={{ title: say().empty, text: say().emptyText, drawing: "bubble" }}
        error={channels().error}
        retry={() => void channels().refetch()}
      />
    </SettingsPage>
  );
}

function ChannelName(props: { readonly channel: Channel }) {
  return (
    <span class="chip">
      <PlatformMark connector={props.channel.connector} />
      <span class="chip-name">{props.channel.name}</span>
    </span>
  );
}

function LastEvent(props: { readonly at: string | null }) {
  return (
    <Show when={props.at} fallback={<span class="card-soft">{channelsWords().noEvent}</span>}>
      {(at) => (
        <time datetime={at()} title={fullTime(at())}>
          {pastTime(at(), now())}
        </time>
      )}
    </Show>
  );
}
