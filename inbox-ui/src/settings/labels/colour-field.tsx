import { For } from "solid-js";
import { COLOURS } from "../../parts/label-colours.ts";
import { labelsWords } from "./words/index.ts";

/** Chooses one of the label colours. */
export function ColourField(props: { readonly colour: string; readonly choose: (colour: string) => void }) {
  return (
    <fieldset class="field">
      <legend class="label">{labelsWords().colour}</legend>
      <div class="swatches">
        <For each={COLOURS}>
          {(one) => (
            <label title={labelsWords().colours[one]}>
              <input
                type="radio"
                name="colour"
                value={one}
                checked={props.colour === one}
                aria-label={labelsWords().colours[one]}
                onChange={() => props.choose(one)}
              />
              <span class="dot" data-colour={one} />
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
