import { For, Match, Show, Switch } from "solid-js";
import { words } from "../words/index.ts";
import { byteSize } from "../words/size.ts";
import { Icon } from "./icon.tsx";
import { partsWords } from "./words/index.ts";
import "../styles/file-list.css";

/** A file that is stored, on its way, or refused with the reason. */
export type ListedFile = {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly url?: string;
  /** The uploaded share, 0 to 1, while it is on its way. */
  readonly share?: number;
  readonly fault?: string;
};

type Props = {
  readonly files: readonly ListedFile[];
  readonly label?: string;
  readonly remove?: (id: string) => void;
  readonly retry?: (id: string) => void;
};

/** Lists files with their size, progress or fault. */
export function FileList(props: Props) {
  return (
    <ul class="file-list" aria-label={props.label ?? partsWords().files.label}>
      <For each={props.files.map(({ id }) => id)}>
        {(id) => (
          <Show when={props.files.find((file) => file.id === id)}>
            {(file) => <FileRow file={file()} remove={props.remove} retry={props.retry} />}
          </Show>
        )}
      </For>
    </ul>
  );
}

function FileRow(props: {
  readonly file: ListedFile;
  readonly remove: ((id: string) => void) | undefined;
  readonly retry: ((id: string) => void) | undefined;
}) {
  const say = () => partsWords().files;
  return (
    <li class="file-row" data-state={props.file.fault ? "failed" : undefined}>
      <Icon name={props.file.fault ? "alert" : "file"} />
      <span class="file-row-text">
        <Show when={props.file.url} fallback={<span class="file-row-name">{props.file.name}</span>}>
          {(url) => (
            <a
              class="file-row-name"
              href={url()}
              download={props.file.name}
              title={say().download(props.file.name)}
            >
              {props.file.name}
            </a>
          )}
        </Show>
        <Switch fallback={<span class="file-row-soft">{byteSize(props.file.size)}</span>}>
          <Match when={props.file.fault}>
            {(fault) => (
              <span class="file-row-fault" role="status">
                {fault()}
              </span>
            )}
          </Match>
          <Match when={props.file.share !== undefined}>
            <progress aria-label={say().uploading(props.file.name)} value={props.file.share} max="1" />
          </Match>
        </Switch>
      </span>
      <Show when={props.file.fault === undefined ? undefined : props.retry}>
        {(retry) => (
          <button
            type="button"
            class="button"
            data-size="small"
            aria-label={say().retry(props.file.name)}
            onClick={() => retry()(props.file.id)}
          >
            {words().common.retry}
          </button>
        )}
      </Show>
      <Show when={props.remove}>
        {(remove) => (
          <button
            type="button"
            class="button"
            data-kind="quiet"
            data-size="small"
            data-shape="icon"
            aria-label={say().remove(props.file.name)}
            onClick={() => remove()(props.file.id)}
          >
            <Icon name="close" />
          </button>
        )}
      </Show>
    </li>
  );
}
