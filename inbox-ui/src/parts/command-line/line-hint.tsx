import { For, Show } from "solid-js";
import type { CommandArgument } from "../../api/types.ts";
import { translate } from "../../words/translate.ts";
import { partsWords } from "../words/index.ts";
import type { ReadLine } from "./read-line.ts";
import "../../styles/command-line.css";

/** Shows how a command is typed, with the argument that comes next. */
export function LineHint(props: { readonly line: ReadLine; readonly id?: string }) {
  const command = () => props.line.command;
  return (
    <p class="line-hint" id={props.id} role="status">
      <span class="line-usage">
        /{command().name}
        <For each={command().arguments}>
          {(argument) => (
            <>
              {" "}
              <span data-now={argument.name === props.line.argument?.name}>{shown(argument)}</span>
            </>
          )}
        </For>
      </span>{" "}
      <span class="soft">
        <Show
          when={props.line.argument}
          fallback={`${translate(command().summary)}. ${partsWords().command.enter}`}
        >
          {(argument) => <>{translate(argument().summary)}</>}
        </Show>
      </span>
    </p>
  );
}

function shown({ name, optional, option }: CommandArgument): string {
  const said = option ? `--${name}` : name;
  return optional ? `[${said}]` : said;
}
