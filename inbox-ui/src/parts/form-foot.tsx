import { Show } from "solid-js";
import { words } from "../words/index.ts";

type Props = {
  readonly fault: string;
  readonly busy: boolean;
  readonly save?: string;
  readonly cancel?: () => void;
};

/** Ends a form with the error, save and cancel. */
export function FormFoot(props: Props) {
  return (
    <div class="form-foot">
      <Show when={props.fault}>
        <p class="fault" role="alert">
          {props.fault}
        </p>
      </Show>
      <button type="submit" class="button" data-kind="primary" disabled={props.busy}>
        {props.busy ? words().common.saving : (props.save ?? words().common.save)}
      </button>
      <Show when={props.cancel}>
        {(cancel) => (
          <button type="button" class="button" data-kind="quiet" onClick={() => cancel()()}>
            {words().common.cancel}
          </button>
        )}
      </Show>
    </div>
  );
}
