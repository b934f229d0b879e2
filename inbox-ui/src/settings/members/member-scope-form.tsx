import { createUniqueId, For, Show } from "solid-js";
import { setMemberScope } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useChannels, useMembers } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Member } from "../../api/types.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { membersWords } from "./words/index.ts";

/** Sets a member's team and channels, which the scopes of a role refer to. */
export function MemberScopeForm(props: { readonly member: Member; readonly done: () => void }) {
  const may = useMay();
  const { busy, fault, run } = useAttempt();
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const scope = scopeOf(new FormData(event.currentTarget));
    if (!(await run(() => setMemberScope(props.member.id, scope)))) return;
    renew("member");
    props.done();
  };
  return (
    <form
      class="box"
      onSubmit={(event) => void submit(event)}
      aria-label={membersWords().placeOf(props.member.name)}
    >
      <Team of={props.member} />
      <Show when={may("channel.read")}>
        <Channels of={props.member} />
      </Show>
      <FormFoot fault={fault()} busy={busy()} cancel={props.done} />
    </form>
  );
}

function scopeOf(form: FormData) {
  const channelIds = form.getAll("channel").map(String);
  return {
    team: String(form.get("team")).trim() || null,
    // A user who may not see the channels leaves them unchanged.
    ...(form.has("channels") && { channelIds }),
  };
}

function Team(props: { readonly of: Member }) {
  const members = useMembers();
  const teamsId = createUniqueId();
  const teams = () => [...new Set(members().data?.items.flatMap(({ team }) => team ?? []))];
  return (
    <Field title={membersWords().team} hint={membersWords().teamHint} optional>
      {(id, hintId) => (
        <>
          <input
            class="input"
            id={id}
            name="team"
            maxlength="60"
            list={teamsId}
            autocomplete="off"
            aria-describedby={hintId}
            attr:value={props.of.team ?? ""}
          />
          <datalist id={teamsId}>
            <For each={teams()}>{(team) => <option value={team} />}</For>
          </datalist>
        </>
      )}
    </Field>
  );
}

function Channels(props: { readonly of: Member }) {
  const channels = useChannels();
  return (
    <Show when={channels().data}>
      {(data) => (
        <fieldset class="field">
          <legend>{membersWords().channels}</legend>
          <input type="hidden" name="channels" value="shown" />
          <div class="inline">
            <For each={data().items}>
              {(channel) => (
                <label class="check">
                  <input
                    type="checkbox"
                    name="channel"
                    value={channel.id}
                    bool:checked={props.of.channelIds.includes(channel.id)}
                  />
                  {channel.name}
                </label>
              )}
            </For>
          </div>
          <span class="hint">{membersWords().channelsHint}</span>
        </fieldset>
      )}
    </Show>
  );
}
