import { Icon } from "../../parts/icon.tsx";
import { channelsWords } from "./words/index.ts";

/** Links to where the user can play a customer: a page with the real chat where the hub is the platform, or the sandbox. */
export function Practice(props: { readonly isHosted: boolean; readonly name: string }) {
  const say = () => channelsWords();
  const place = () =>
    props.isHosted
      ? { note: say().demoNote, href: "/demo", title: say().openDemo }
      : { note: say().sandboxNote(props.name), href: "/sandbox", title: say().openSandbox };
  return (
    <div class="box" data-tone="accent">
      <p>{place().note}</p>
      <a class="button" data-kind="primary" href={place().href} target="_blank" rel="noopener">
        <Icon name={props.isHosted ? "link" : "phone"} />
        {place().title}
      </a>
    </div>
  );
}
