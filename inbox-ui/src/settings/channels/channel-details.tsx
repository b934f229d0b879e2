import { A, useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { changeChannel, checkChannel, removeChannel, repairChannel } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import { useConnectors } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Channel, Connector, FormField } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { channelsWords } from "./words/index.ts";
import { pastTime } from "../../words/time.ts";
import { now } from "../../parts/clock.ts";
import { confirm } from "../../parts/confirm.ts";
import { Icon } from "../../parts/icon.tsx";
import { attempt } from "../../parts/attempt.ts";
import { ConnectorFields } from "./connector-fields.tsx";
import { CopyBox } from "../../parts/copy-box.tsx";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { HealthLight } from "./health-light.tsx";
import { movedField } from "./moved-field.ts";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { Quarantine } from "./quarantine.tsx";
import { readFields } from "./read-fields.ts";
import { useAttempt } from "../../parts/use-attempt.ts";

/** Shows a connected account: its health, actions, settings and quarantine. */
export function ChannelDetails(props: { readonly channel: Channel }) {
  const may = useMay();
  const navigate = useNavigate();
  const connectors = useConnectors();
  const say = () => channelsWords();
  const connector = () => connectors().data?.items.find((one) => one.kind === props.channel.connector);
  const change = (work: () => Promise<unknown>, done?: string) =>
    void attempt(work, done).then(() => renew("channel"));
  const toggle = () =>
    change(() =>
      changeChannel(props.channel.id, { status: props.channel.status === "paused" ? "active" : "paused" }),
    );
  const erase = async () => {
    if (
      !(await confirm({
        title: say().removeTitle(props.channel.name),
        text: say().removeText,
        action: say().remove,
      }))
    )
      return;
    if (!(await attempt(() => removeChannel(props.channel.id), say().removed))) return;
    renew("channel");
    navigate("/settings/channels");
  };
  return (
    <SettingsPage
      title={props.channel.name}
      lead={connector()?.name}
      action={
        <Show when={may("channel.manage")}>
          <div class="inline">
            <button type="button" class="button" onClick={toggle}>
              {props.channel.status === "paused" ? say().resume : say().pause}
            </button>
            <button type="button" class="button" data-kind="quiet" onClick={() => void erase()}>
              <Icon name="trash" />
              {say().remove}
            </button>
          </div>
        </Show>
      }
    >
      <Show when={props.channel.sandbox}>
        <Practice isWebsite={props.channel.connector === "webchat"} />
      </Show>
      <section class="set-part" aria-label={say().findings}>
        <div class="inline">
          <HealthLight channel={props.channel} />
          <Show when={props.channel.health.checkedAt}>
            {(at) => <span class="card-soft">{say().checkedAt(pastTime(at(), now()))}</span>}
          </Show>
          <Show when={may("channel.manage")}>
            <button
              type="button"
              class="button"
              data-size="small"
              onClick={() => change(() => checkChannel(props.channel.id))}
            >
              <Icon name="refresh" />
              {say().check}
            </button>
          </Show>
        </div>
        <For
          each={props.channel.health.findings}
          fallback={
            <Show when={props.channel.health.state === "ok"}>
              <p class="card-soft">{say().allWell}</p>
            </Show>
          }
        >
          {(finding) => (
            <div class="finding" data-severity={finding.severity}>
              <span>
                {finding.text}
                <Show when={finding.fix}>
                  <span class="fix">{finding.fix}</span>
                </Show>
              </span>
              <Show when={finding.repairable && may("channel.manage")}>
                <button
                  type="button"
                  class="button"
                  data-size="small"
                  onClick={() => change(() => repairChannel(props.channel.id))}
                >
                  {say().repair}
                </button>
              </Show>
            </div>
          )}
        </For>
      </section>
      <Show when={props.channel.connector === "webchat"}>
        <section class="set-part">
          <h2>{say().embed}</h2>
          <p>{say().embedHint}</p>
          <CopyBox
            label={say().embed}
            text={`<script src="${location.origin}/widget/parley.js" data-channel="${props.channel.id}" async></script>`}
          />
        </section>
      </Show>
      <Show when={may("channel.manage") && connector()} keyed>
        {(known) => <SettingsForm channel={props.channel} connector={known} />}
      </Show>
      <Quarantine channelId={props.channel.id} mayReplay={may("channel.manage")} />
      <A class="settings-link" href="/settings/channels">
        <Icon name="left" />
        {words().common.back}
      </A>
    </SettingsPage>
  );
}

/** Links to where the user can play a customer: a page with the real web chat, or the sandbox for other platforms. */
function Practice(props: { readonly isWebsite: boolean }) {
  const say = () => channelsWords();
  const place = () =>
    props.isWebsite
      ? { note: say().demoNote, href: "/demo", title: say().openDemo }
      : { note: say().sandboxNote, href: "/sandbox", title: say().openSandbox };
  return (
    <div class="box" data-tone="accent">
      <p>{place().note}</p>
      <a class="button" data-kind="primary" href={place().href} target="_blank" rel="noopener">
        <Icon name={props.isWebsite ? "link" : "phone"} />
        {place().title}
      </a>
    </div>
  );
}

function SettingsForm(props: { readonly channel: Channel; readonly connector: Connector }) {
  const { busy, fault, run } = useAttempt();
  const [moved, setMoved] = createSignal<FormField>();
  const say = () => channelsWords();
  const look = (event: { readonly currentTarget: HTMLFormElement }) =>
    setMoved(movedField(new FormData(event.currentTarget), props.connector.settings, props.channel.settings));
  const save = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const credentials = readFields(form, "credentials", props.connector.credentials);
    void run(async () => {
      await changeChannel(props.channel.id, {
        name: String(form.get("name")),
        settings: readFields(form, "settings", props.connector.settings),
        ...(Object.keys(credentials).length > 0 ? { credentials } : {}),
      });
      renew("channel");
    });
  };
  return (
    <form class="set-part" onSubmit={save} onInput={look}>
      <h2>{say().settings}</h2>
      <div class="box">
        <Field title={say().name}>
          {(id) => (
            <input
              class="input"
              id={id}
              name="name"
              required
              maxlength="120"
              attr:value={props.channel.name}
            />
          )}
        </Field>
        <Show when={moved()}>
          {(field) => (
            <p class="fault" role="status">
              {say().secretsAgain(field().title)}
            </p>
          )}
        </Show>
        <ConnectorFields fields={props.connector.credentials} group="credentials" keepsSecrets={!moved()} />
        <ConnectorFields fields={props.connector.settings} group="settings" known={props.channel.settings} />
        <FormFoot fault={fault()} busy={busy()} />
      </div>
    </form>
  );
}
