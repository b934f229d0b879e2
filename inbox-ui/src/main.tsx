import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/button.css";
import "./styles/field.css";
import "./styles/floating.css";
import "./styles/states.css";
import { Navigate, Route, Router } from "@solidjs/router";
import { lazy } from "solid-js";
import { render } from "solid-js/web";
import { Inbox } from "./inbox/inbox.tsx";
import { Shell } from "./shell/shell.tsx";
import { loadTheme } from "./parts/theme.ts";
import { loadWords } from "./words/index.ts";

const SignIn = lazy(() => import("./account/sign-in.tsx"));
const AcceptInvitation = lazy(() => import("./account/accept-invitation.tsx"));
const Contacts = lazy(() => import("./contacts/contacts.tsx"));
const Settings = lazy(() => import("./settings/settings.tsx"));
const Missing = lazy(() => import("./shell/missing.tsx"));

const App = () => (
  <Router>
    <Route path="/sign-in" component={SignIn} />
    <Route path="/invitations/:id" component={AcceptInvitation} />
    <Route component={Shell}>
      <Route path="/" component={() => <Navigate href="/inbox" />} />
      <Route path="/inbox/:conversationId?" component={Inbox} />
      <Route path="/contacts/:contactId?" component={Contacts} />
      <Route path="/settings/:section?/:item?" component={Settings} />
      <Route path="*" component={Missing} />
    </Route>
  </Router>
);

loadTheme();
await loadWords();
const root = document.getElementById("root");
if (root) render(App, root);
