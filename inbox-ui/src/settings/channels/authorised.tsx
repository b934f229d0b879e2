import { useNavigate } from "@solidjs/router";
import { onMount } from "solid-js";
import { redeemAuthorisation } from "../../api/channel-set-up.ts";
import { ApiError } from "../../api/client.ts";
import { renew } from "../../api/query-client.ts";
import { say } from "../../parts/toasts.tsx";
import { reasonOf } from "../../words/reason.ts";
import { channelsWords } from "./words/index.ts";

/** Is where platforms send the browser back to: ends the visit and goes on to the channel, which says what is wrong. */
export default function Authorised() {
  const navigate = useNavigate();
  const finish = async () => {
    try {
      const { id } = await redeemAuthorisation(returnedIn(location.search));
      renew("channel");
      say(channelsWords().signedIn);
      navigate(`/settings/channels/${id}`, { replace: true });
    } catch (error) {
      const id = error instanceof ApiError ? error.facts["channelId"] : undefined;
      const fault = reasonOf(error);
      renew("channel");
      if (typeof id === "string") navigate(`/settings/channels/${id}`, { replace: true, state: { fault } });
      else {
        say(fault);
        navigate("/settings/channels", { replace: true });
      }
    }
  };
  onMount(() => void finish());
  return (
    <main class="page" id="content" tabindex="-1" aria-busy="true">
      <p role="status">{channelsWords().finishing}</p>
    </main>
  );
}

function returnedIn(search: string) {
  const query = new URLSearchParams(search);
  const of = (name: string) => query.get(name) || undefined;
  const [code, error, errorDescription] = [of("code"), of("error"), of("error_description")];
  return {
    state: of("state") ?? "-",
    ...(code !== undefined && { code }),
    ...(error !== undefined && { error }),
    ...(errorDescription !== undefined && { errorDescription }),
  };
}
