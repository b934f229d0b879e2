import { For } from "solid-js";
import { type Area, type KeyGroup, useAreas } from "../parts/area.ts";
import { translate } from "../words/translate.ts";
import { shellWords } from "./words/index.ts";

/** Lists every key and its command. */
export function KeyTable() {
  const areas = useAreas();
  const groups = () => [everywhere(areas), ...areas.flatMap(({ keys }) => keys?.() ?? [])];
  return (
    <div class="keys">
      <For each={groups()}>
        {(group) => (
          <section>
            <h2>{group.title}</h2>
            <dl>
              <For each={group.keys}>{([keys, meaning]) => <Key keys={keys} meaning={meaning} />}</For>
            </dl>
          </section>
        )}
      </For>
    </div>
  );
}

function everywhere(areas: readonly Area[]): KeyGroup {
  const say = shellWords().keys;
  return {
    title: say.anywhere,
    keys: [
      ["Ctrl K", say.palette],
      ...areas.flatMap(({ goTo }) =>
        goTo ? [[`G ${goTo.key.toUpperCase()}`, translate(goTo.title)] as const] : [],
      ),
      ["?", say.help],
    ],
  };
}

function Key(props: { readonly keys: string; readonly meaning: string }) {
  return (
    <div>
      <dt>
        <For each={props.keys.split(" ")}>{(one) => <kbd>{one}</kbd>}</For>
      </dt>
      <dd>{props.meaning}</dd>
    </div>
  );
}
