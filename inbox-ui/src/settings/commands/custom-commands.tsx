import { createSignal, Show } from "solid-js";
import { changeCommand, deleteCommand, useCustomCommands } from "../../api/commands.ts";
import { renew } from "../../api/query-client.ts";
import { useMay } from "../../api/session.ts";
import type { CustomCommand } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { EachById } from "../../parts/each-by-id.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { RowActions } from "../../parts/row-actions.tsx";
import { useEdited } from "../../parts/use-edited.ts";
import { words } from "../../words/index.ts";
import { mediumTime } from "../../words/time.ts";
import { CustomForm } from "./custom-form.tsx";
import { commandsWords } from "./words/index.ts";

/** Lists the organization's own commands, which are made, changed, turned on and off, and removed here. */
export function CustomCommands(props: { readonly making: boolean; readonly made: () => void }) {
  const may = useMay();
  const custom = useCustomCommands(() => may("command.manage"));
  const { edited, edit, rows, isGone } = useEdited(() => custom().data?.items);
  const [secret, setSecret] = createSignal<string | null>(null);
  const say = () => commandsWords();
  const saved = (leave: () => void) => (command: CustomCommand) => {
    setSecret(command.secret);
    leave();
  };
  return (
    <section class="set-part">
      <h2>{say().own}</h2>
      <p>{say().ownLead}</p>
      <Show when={secret()}>{(text) => <Secret text={text()} done={() => setSecret(null)} />}</Show>
      <Show when={props.making}>
        <CustomForm command={undefined} gone={false} saved={saved(props.made)} cancel={props.made} />
      </Show>
      <ReadState of={custom()} rows={rows()} emptyTitle={say().ownEmpty} emptyText={say().ownEmptyText}>
        {(items) => (
          <ul class="cards">
            <EachById each={items()}>
              {(command) => (
                <li>
                  <Show
                    when={edited() === command().id}
                    fallback={<Card command={command()} edit={() => edit(command().id)} />}
                  >
                    <CustomForm
                      command={command()}
                      gone={isGone(command().id)}
                      saved={saved(() => edit(undefined))}
                      cancel={() => edit(undefined)}
                    />
                  </Show>
                </li>
              )}
            </EachById>
          </ul>
        )}
      </ReadState>
    </section>
  );
}

/** Shows a webhook's secret, which the hub never shows again. */
function Secret(props: { readonly text: string; readonly done: () => void }) {
  return (
    <div class="box" data-tone="accent" role="status">
      <p>{commandsWords().secretReady}</p>
      <CopyBox label={commandsWords().secret} text={props.text} />
      <div>
        <button type="button" class="button" onClick={() => props.done()}>
          {words().common.done}
        </button>
      </div>
    </div>
  );
}

function Card(props: { readonly command: CustomCommand; readonly edit: () => void }) {
  const name = () => `/${props.command.name}`;
  return (
    <div class="card">
      <span class="card-text">
        <span class="card-name">
          <code>{name()}</code> {props.command.description}
        </span>
        <span class="card-soft">{factsOf(props.command).join(" · ")}</span>
      </span>
      <button
        type="button"
        class="button"
        data-size="small"
        aria-label={`${props.command.enabled ? commandsWords().turnOff : commandsWords().turnOn}: ${name()}`}
        onClick={() => void turn(props.command)}
      >
        {props.command.enabled ? commandsWords().turnOff : commandsWords().turnOn}
      </button>
      <RowActions name={name()} edit={() => props.edit()} remove={() => void erase(props.command)} />
    </div>
  );
}

function factsOf({ enabled, audience, answers, changedBy, changedAt }: CustomCommand): readonly string[] {
  const say = commandsWords();
  return [
    enabled ? say.on : say.off,
    say.audiences[audience],
    say.answerKinds[answers.kind],
    ...(changedBy ? [say.changedBy(changedBy.name, mediumTime(changedAt))] : []),
  ];
}

async function turn({ id, name, enabled }: CustomCommand): Promise<void> {
  const say = commandsWords();
  await attempt(
    () => changeCommand(id, { enabled: !enabled }),
    enabled ? say.turnedOff(name) : say.turnedOn(name),
  );
  renew("command");
}

async function erase({ id, name }: CustomCommand): Promise<void> {
  const say = commandsWords();
  const question = { title: say.removeTitle(name), text: say.removeText, action: words().common.remove };
  if (!(await confirm(question))) return;
  await attempt(() => deleteCommand(id));
  renew("command");
}
