import { Icon } from "../../parts/icon.tsx";
import { channelsWords } from "./words/index.ts";

/** Links to where the user can play a customer: a page with the real web chat, or the sandbox for other platforms. */
export function Practice(props: { readonly isWebsite: boolean }) {
  const say = () => channelsWords();
  const place = () =>
    props.isWebsite
      ? { note: say().demoNote, href: "/demo", title: say().openDemo }
      : { note: say().sandboxNote, href: "/sandbox", title: say().openSandbox };
  return (
    <div class="box" data-tone="accent">
      <p>{place().note}</p>
      <a class="button" data-kind="primary" href={place().href} target="_blank" rel="noopener">
        <Icon name={props.isWebsite ? "link" : "phone"} />
        {place().title}
      </a>
    </div>
  );
}
