import { For, Show } from "solid-js";
import type { GroupChat } from "../../api/chat-accounts.ts";
import { useChannels, useMembers } from "../../api/queries.ts";
import { channelsWords } from "./words/index.ts";

type Choice = { readonly value: string; readonly name: string };

/** Chooses channels and teams. What was chosen and is there no more stays ticked: without it more would be served. */
export function ServedFields(props: { readonly serves: GroupChat["serves"] }) {
  const channels = useChannels();
  const members = useMembers();
  const say = () => channelsWords().routing;
  const chosenIds = () => props.serves?.channelIds ?? [];
  const chosenTeams = () => props.serves?.teams ?? [];
  const channelChoices = (): readonly Choice[] => {
    const known = (channels().data?.items ?? []).map(({ id, name }) => ({ value: id, name }));
    const lost = chosenIds().filter((id) => known.every(({ value }) => value !== id));
    return [...known, ...lost.map((value) => ({ value, name: say().lostChannel }))];
  };
  const teamChoices = (): readonly Choice[] =>
    [...new Set([...(members().data?.items.flatMap(({ team }) => team ?? []) ?? []), ...chosenTeams()])]
      .toSorted()
      .map((value) => ({ value, name: value }));
  return (
    <Show when={!channels().isPending && !members().isPending}>
      <Checks
        name="channelIds"
        title={say().channels}
        hint={say().channelsHint}
        choices={channelChoices()}
        chosen={chosenIds()}
      />
      <Show when={teamChoices().length > 0} fallback={<NoTeams isKnown={members().data !== undefined} />}>
        <Checks
          name="teams"
          title={say().teams}
          hint={say().teamsHint}
          choices={teamChoices()}
          chosen={chosenTeams()}
        />
      </Show>
    </Show>
  );
}

/** Who may not see the members does not know whether there is a team. */
const NoTeams = (props: { readonly isKnown: boolean }) => (
  <Show when={props.isKnown}>
    <p class="card-soft">{channelsWords().routing.noTeams}</p>
  </Show>
);

const Checks = (props: {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}) => (
  <fieldset class="field">
    <legend class="label">{props.title}</legend>
    <div class="inline">
      <For each={props.choices}>
        {({ value, name }) => (
          <label class="check">
            <input
              type="checkbox"
              name={props.name}
              value={value}
              bool:checked={props.chosen.includes(value)}
            />
            {name}
          </label>
        )}
      </For>
    </div>
    <span class="hint">{props.hint}</span>
  </fieldset>
);
