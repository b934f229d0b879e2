import { useLocation, useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { useChannelGuide } from "../../api/channel-set-up.ts";
import { changeChannel, checkChannel, removeChannel, repairChannel } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import { useConnectors } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Channel, Connector } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import { Icon } from "../../parts/icon.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { translate } from "../../words/translate.ts";
import { authorise } from "./authorise.ts";
import { ChannelChats } from "./channel-chats.tsx";
import { ChannelHealth } from "./channel-health.tsx";
import { ChannelSettings } from "./channel-settings.tsx";
import { Guide } from "./guide.tsx";
import { isDraft } from "./is-draft.ts";
import { Practice } from "./practice.tsx";
import { Quarantine } from "./quarantine.tsx";
import { title } from "./words/title.ts";
import { channelsWords } from "./words/index.ts";

type Props = { readonly channel: Channel };

/** Shows a connected account: its health, actions, guide, settings and quarantine. */
export function ChannelDetails(props: Props) {
  const may = useMay();
  const connectors = useConnectors();
  const connector = () => connectors().data?.items.find((one) => one.kind === props.channel.connector);
  const mayManage = () => may("channel.manage");
  return (
    <SettingsPage
      title={props.channel.name}
      lead={connector()?.name ?? "\u00a0"}
      back={{ href: "/settings/channels", title: translate(title) }}
      action={
        <Show when={mayManage()}>
          <ChannelActions channel={props.channel} connector={connector()} />
        </Show>
      }
    >
      <SignInFault />
      <Show when={props.channel.sandbox}>
        <Practice isHosted={connector()?.hosts ?? false} name={connector()?.name ?? ""} />
      </Show>
      <ChannelHealth
        channel={props.channel}
        mayManage={mayManage()}
        check={() => check(props.channel)}
        repair={() => change(() => repairChannel(props.channel.id))}
        authorise={() => signIn(props.channel)}
        signInTitle={signInTitle(props.channel, connector())}
      />
      <Show when={mayManage()} fallback={<Quarantine channelId={props.channel.id} mayReplay={false} />}>
        <Manage channel={props.channel} connector={connector()} />
      </Show>
    </SettingsPage>
  );
}

const change = (work: () => Promise<unknown>) => void attempt(work).then(() => renew("channel"));
const check = ({ id }: Channel) => change(() => checkChannel(id));
const signIn = ({ id }: Channel) => void attempt(() => authorise(id));

const signInTitle = (channel: Channel, connector: Connector | undefined): string =>
  isDraft(channel) ? channelsWords().connectWith(connector?.name ?? "") : channelsWords().signInAgain;

/** Says why the sign-in that led here failed. */
function SignInFault() {
  const location = useLocation<{ readonly fault?: string }>();
  return (
    <Show when={location.state?.fault}>
      {(fault) => (
        <div class="finding" data-severity="broken" role="alert">
          {fault()}
        </div>
      )}
    </Show>
  );
}

/** Shows what only those who manage channels see, at once: a guide that comes late would push the rest down. */
function Manage(props: Props & { readonly connector: Connector | undefined }) {
  const guide = useChannelGuide(() => props.channel.id);
  return (
    <Show when={!guide().isPending && props.connector} keyed>
      {(connector) => (
        <>
          <Guide
            steps={guide().data?.steps}
            health={props.channel.health}
            check={() => check(props.channel)}
          />
          <ChannelSettings channel={props.channel} connector={connector} />
          <ChannelChats channelId={props.channel.id} />
          <Quarantine channelId={props.channel.id} mayReplay />
        </>
      )}
    </Show>
  );
}

function ChannelActions(props: Props & { readonly connector: Connector | undefined }) {
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
      <Show when={props.connector?.authorises && !isDraft(props.channel)}>
        <button type="button" class="button" onClick={() => signIn(props.channel)}>
          {channelsWords().signInAgain}
        </button>
      </Show>
      <Show when={!isDraft(props.channel)}>
        <button type="button" class="button" onClick={toggle}>
          {isPaused() ? channelsWords().resume : channelsWords().pause}
        </button>
      </Show>
      <button type="button" class="button" data-kind="quiet" onClick={() => void erase()}>
        <Icon name="trash" />
        {channelsWords().remove}
      </button>
    </div>
  );
}
