import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { changeChannel, checkChannel, removeChannel, repairChannel } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import { useConnectors } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Channel } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { Icon } from "../../parts/icon.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { translate } from "../../words/translate.ts";
import { ChannelHealth } from "./channel-health.tsx";
import { ChannelSettings } from "./channel-settings.tsx";
import { Practice } from "./practice.tsx";
import { Quarantine } from "./quarantine.tsx";
import { title } from "./words/title.ts";
import { channelsWords } from "./words/index.ts";

type Props = { readonly channel: Channel };

/** Shows a connected account: its health, actions, settings and quarantine. */
export function ChannelDetails(props: Props) {
  const may = useMay();
  const connectors = useConnectors();
  const connector = () => connectors().data?.items.find((one) => one.kind === props.channel.connector);
  const isWebsite = () => props.channel.connector === "webchat";
  return (
    <SettingsPage
      title={props.channel.name}
      lead={connector()?.name}
      back={{ href: "/settings/channels", title: translate(title) }}
      action={
        <Show when={may("channel.manage")}>
          <ChannelActions channel={props.channel} />
        </Show>
      }
    >
      <Show when={props.channel.sandbox}>
        <Practice isWebsite={isWebsite()} />
      </Show>
      <ChannelHealth
        channel={props.channel}
        mayManage={may("channel.manage")}
        check={() => change(() => checkChannel(props.channel.id))}
        repair={() => change(() => repairChannel(props.channel.id))}
      />
      <Show when={isWebsite()}>
        <Embedding channel={props.channel} />
      </Show>
      <Show when={may("channel.manage") && connector()} keyed>
        {(known) => <ChannelSettings channel={props.channel} connector={known} />}
      </Show>
      <Quarantine channelId={props.channel.id} mayReplay={may("channel.manage")} />
    </SettingsPage>
  );
}

const change = (work: () => Promise<unknown>) => void attempt(work).then(() => renew("channel"));

function ChannelActions(props: Props) {
  const navigate = useNavigate();
  const isPaused = () => props.channel.status === "paused";
  const toggle = () =>
    change(() => changeChannel(props.channel.id, { status: isPaused() ? "active" : "paused" }));
  const erase = async () => {
    const { removeTitle, removeText, remove, removed } = channelsWords();
    const { id, name } = props.channel;
    const isSure = await confirm({ title: removeTitle(name), text: removeText, action: remove, typed: name });
    if (!isSure || !(await attempt(() => removeChannel(id, name), removed))) return;
    renew("channel");
    navigate("/settings/channels");
  };
  return (
    <div class="inline">
      <button type="button" class="button" onClick={toggle}>
        {isPaused() ? channelsWords().resume : channelsWords().pause}
      </button>
      <button type="button" class="button" data-kind="quiet" onClick={() => void erase()}>
        <Icon name="trash" />
        {channelsWords().remove}
      </button>
    </div>
  );
}

function Embedding(props: Props) {
  return (
    <section class="set-part">
      <h2>{channelsWords().embed}</h2>
      <p>{channelsWords().embedHint}</p>
      <CopyBox
        label={channelsWords().embed}
        text={`<script src="${location.origin}/widget/parley.js" data-channel="${props.channel.id}" async></script>`}
      />
    </section>
  );
}
