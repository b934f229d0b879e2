import { words } from "../../words/index.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { keysWords } from "./words/index.ts";

/** Shows a new key's secret, which the hub never shows again. */
export function ApiKeySecret(props: { readonly secret: string; readonly done: () => void }) {
  return (
    <div class="box" data-tone="accent" role="status">
      <p>{keysWords().ready}</p>
      <CopyBox label={keysWords().secret} text={props.secret} />
      <div>
        <button type="button" class="button" onClick={() => props.done()}>
          {words().common.done}
        </button>
      </div>
    </div>
  );
}
