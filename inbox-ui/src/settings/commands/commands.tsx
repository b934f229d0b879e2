import { createSignal, Show } from "solid-js";
import { useMay } from "../../api/session.ts";
import { Icon } from "../../parts/icon.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { translate } from "../../words/translate.ts";
import { CommandConsole } from "./command-console.tsx";
import { CommandTable } from "./command-table.tsx";
import { CustomCommands } from "./custom-commands.tsx";
import { commandsWords } from "./words/index.ts";
import { title } from "./words/title.ts";

/** Shows every command with who may use it, those of the organization's own, and a console to try one without effect. */
export default function Commands() {
  const may = useMay();
  const [making, make] = createSignal(false);
  const say = () => commandsWords();
  return (
    <SettingsPage
      title={translate(title)}
      lead={say().lead}
      width="wide"
      action={
        <Show when={may("command.manage")}>
          <button type="button" class="button" data-kind="primary" onClick={() => make(true)}>
            <Icon name="plus" />
            {say().add}
          </button>
        </Show>
      }
    >
      <Show when={may("command.manage")}>
        <CustomCommands making={making()} made={() => make(false)} />
      </Show>
      <section class="set-part">
        <h2>{say().all}</h2>
        <CommandTable />
      </section>
      <CommandConsole />
    </SettingsPage>
  );
}
